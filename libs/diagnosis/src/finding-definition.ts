/** The form of an entry of the table of findings. */
import type { Translated } from '#errors';

/** `note`: worth knowing. `warning`: works now, and may fail. `fault`: something does not work. */
export const severities = ['note', 'warning', 'fault'] as const;
export type Severity = (typeof severities)[number];

/** Texts contain `{name}` for each parameter, the same ones in each language. */
export interface FindingDefinition {
  readonly severity: Severity;
  /** What was found. */
  readonly what: Translated<string>;
  /** What it leads to. */
  readonly why: Translated<string>;
  /** What an operator can do. */
  readonly remedy: Translated<string>;
}
