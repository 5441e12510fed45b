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
    const others = fallbacks.filter((key) => key !== secretKey);
    return [
      ...when(weaknessOf(secretKey) !== undefined, () => weak(development)),
      ...when(others.length < fallbacks.length, () => finding('secret_key.repeated', {})),
      ...when(!development && others.some((key) => weaknessOf(key) !== undefined), () =>
        finding('secret_key.weak_fallback', {}),
      ),
      ...when(others.length > 0, () => finding('secret_key.fallbacks', { count: others.length })),
    ];
  }
}

/** Apps refuse to start with such a key, but for development. */
const weak = (development: boolean) =>
  finding(development ? 'secret_key.weak_in_development' : 'secret_key.weak', {});
