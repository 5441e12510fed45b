/** Checks for variables that look like settings, and for development settings on a public address. */
import { type AppSettings, unknownVariables } from '#config';
import type { Check } from '../check.js';
import { type Finding, finding } from '../finding.js';
import { isLoopback } from '../loopback.js';
import { when } from '../when.js';

export class SettingsCheck implements Check {
  readonly name = 'settings';

  constructor(
    private readonly app: Pick<AppSettings, 'development' | 'publicUrl'>,
    private readonly unknown = unknownVariables,
  ) {}

  async run(): Promise<readonly Finding[]> {
    const { development, publicUrl } = this.app;
    const isPublic = !isLoopback(new URL(publicUrl).hostname);
    const variables = this.unknown().map(({ name, similar }) =>
      similar === undefined
        ? finding('settings.unknown', { name })
        : finding('settings.similar', { name, similar }),
    );
    return [
      ...when(development && isPublic, () => finding('settings.development', { address: publicUrl })),
      ...variables,
    ];
  }
}
