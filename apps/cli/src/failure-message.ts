/** The message that a failed command prints. */
import { isUnavailable } from '#database';
import { CodedError, errorTable, type FieldSentences } from '#errors';
import { messageWithoutValues } from '#logging';
import { explainFailure } from '#startup';

/** @returns what failed and what to do; one line, or one line per invalid field */
export function failureMessage(error: unknown): string {
  const explained = explainFailure(error);
  if (explained !== undefined) return explained;
  if (error instanceof CodedError && error.fields) return fieldLines(error.fields).join('\n');
  if (isUnavailable(error) || (error instanceof CodedError && error.code === 'database.unavailable')) {
    return 'The database cannot be reached. Is it running, and do DATABASE_URL or the DB_ settings name it?';
  }
  if (error instanceof CodedError) return sentenceOf(error);
  return error instanceof Error ? messageWithoutValues(error) : String(error);
}

function sentenceOf(error: CodedError): string {
  const names = Object.values(error.names ?? {}).flat();
  return [errorTable[error.code].sentence.en, ...(names.length > 0 ? [`(${names.join(', ')})`] : [])].join(
    ' ',
  );
}

function fieldLines(fields: FieldSentences, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([field, fault]) =>
    Array.isArray(fault)
      ? [`${prefix}${field}: ${fault.join(' ')}`]
      : fieldLines(fault, `${prefix}${field}.`),
  );
}
