/** A finding: its code, the parameters of its texts, and how it can be mended without harm. */
import type { Language } from '#errors';
import type { Severity } from './finding-definition.js';
import { type FindingCode, findingTable } from './finding-table.js';

export interface Finding {
  readonly code: FindingCode;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** Only for findings that can be mended without harm. @throws what the server answers */
  readonly mend?: () => Promise<void>;
}

export interface FindingTexts {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type Table = typeof findingTable;
type ParametersOf<Code extends FindingCode> = Readonly<
  Record<
    NamesIn<
      Table[Code]['what']['en' | 'ru'] | Table[Code]['why']['en' | 'ru'] | Table[Code]['remedy']['en' | 'ru']
    >,
    string | number
  >
>;

/** Characters; the answers of other servers may be longer. */
const longestParameter = 300;

/** @param mend for a change that is harmless and can be repeated */
export function finding<Code extends FindingCode>(
  code: Code,
  parameters: ParametersOf<Code>,
  mend?: () => Promise<void>,
): Finding {
  return { code, parameters, ...(mend && { mend }) };
}

export const severityOf = ({ code }: Pick<Finding, 'code'>): Severity => findingTable[code].severity;

/** A finding as callers see it. */
export interface PresentedFinding extends FindingTexts, Pick<Finding, 'code' | 'parameters'> {
  readonly severity: Severity;
  /** Whether `doctor --fix` mends it. */
  readonly mendable: boolean;
}

export function presentFinding(found: Finding, language: Language): PresentedFinding {
  const { code, parameters, mend } = found;
  return {
    code,
    severity: severityOf(found),
    parameters,
    ...describeFinding(found, language),
    mendable: mend !== undefined,
  };
}

export function describeFinding({ code, parameters }: Finding, language: Language): FindingTexts {
  const { what, why, remedy } = findingTable[code];
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) =>
      String(parameters[name] ?? '').slice(0, longestParameter),
    );
  return { what: filled(what[language]), why: filled(why[language]), remedy: filled(remedy[language]) };
}
