/** One sentence for a failure that an operator can mend: what is wrong, where, and what to do. */
import { SettingsError } from '#config';
import { StartupError } from '#errors';

/** @returns undefined for an unexpected failure */
export function explainFailure(error: unknown): string | undefined {
  if (error instanceof StartupError || error instanceof SettingsError) return error.message;
  return undefined;
}
