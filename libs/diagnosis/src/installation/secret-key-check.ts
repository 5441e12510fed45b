/** Checks that SECRET_KEY is random, and that old keys do not stay. */
import { type AppSettings, weaknessOf } from '#config';
import type { Check } from '../check.js';
import { type Finding, finding } from '../finding.js';
import { when } from '../when.js';

export class SecretKeyCheck implements Check {
  readonly name = 'secret-key';

  constructor(private readonly app: Pick<AppSettings, 'secretKey' | 'secretKeyFallbacks' | 'development'>) {}

  async run(): Promise<readonly Finding[]> {
    const { secretKey, secretKeyFallbacks: fallbacks, development } = this.app;
    const weakness = weaknessOf(secretKey);
    const others = fallbacks.filter((key) => key !== secretKey);
    return [
      ...(weakness === undefined ? [] : weak(weakness, development)),
      ...when(others.length < fallbacks.length, () => finding('secret_key.repeated', {})),
      ...when(others.length > 0, () => finding('secret_key.fallbacks', { count: others.length })),
    ];
  }
}

/** Apps refuse to start with such a key, but for development. */
const weak = (weakness: 'short' | 'placeholder' | 'guessable', development: boolean) => [
  development
    ? finding('secret_key.weak_in_development', { weakness })
    : finding('secret_key.weak', { weakness }),
];
