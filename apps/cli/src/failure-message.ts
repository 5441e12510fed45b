/** What a failed command prints. */
import { isUnavailable } from '#database';
import { CodedError, errorTable, type FieldSentences, problemOf, publicCodeOf } from '#errors';
import { messageWithoutValues } from '#logging';
import { explainFailure } from '#startup';

/** With `--json` it is printed as it is; `code` is that of the HTTP API, or `failed`. */
export interface Failure {
  readonly code: string;
  /** What failed and what to do; one line, or one line per invalid field. */
  readonly detail: string;
  /** The other members of the problem that the HTTP API answers with. */
  readonly [name: string]: unknown;
}

export function failureOf(error: unknown): Failure {
  const explained = explainFailure(error);
  if (explained !== undefined) return { code: 'failed', detail: explained };
  if (isUnavailable(error) || (error instanceof CodedError && error.code === 'database.unavailable')) {
    return {
      code: publicCodeOf('database.unavailable'),
      detail:
        'The database cannot be reached. Is it running, and do DATABASE_URL or the DB_ settings name it?',
    };
  }
  if (!(error instanceof CodedError)) {
    return { code: 'failed', detail: error instanceof Error ? messageWithoutValues(error) : String(error) };
  }
  const { type: _type, title: _title, status: _status, ...problem } = problemOf(error, 'en');
  return { ...problem, detail: error.fields ? fieldLines(error.fields).join('\n') : sentenceOf(error) };
}

function sentenceOf({ code, names = {} }: CodedError): string {
  const named = Object.entries(names);
  if (code === 'resource.not_found' && named.length > 0) {
    return named.map(([thing, ids]) => `There is no ${thing} ${ids.join(', ')}.`).join(' ');
  }
  const all = named.flatMap(([, ids]) => ids);
  return [errorTable[code].sentence.en, ...(all.length > 0 ? [`(${all.join(', ')})`] : [])].join(' ');
}

function fieldLines(fields: FieldSentences, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([field, fault]) =>
    Array.isArray(fault)
      ? [`${prefix}${field}: ${fault.join(' ')}`]
      : fieldLines(fault, `${prefix}${field}.`),
  );
}
