/** One line for whatever went wrong, saying what to do about it. */
import { isUnavailable } from '#database';
import { CodedError, errorTable, type FieldSentences } from '#errors';
import { messageWithoutValues } from '#logging';
import { explainFailure } from '#startup';

export function explain(error: unknown): string {
  const explained = explainFailure(error);
  if (explained !== undefined) return explained;
  if (error instanceof CodedError && error.fields) return lines(error.fields).join('\n');
  if (isUnavailable(error) || (error instanceof CodedError && error.code === 'database.unavailable')) {
    return 'The database cannot be reached. Is it running, and do DATABASE_URL or the DB_ settings name it?';
  }
  if (error instanceof CodedError) return sentenceOf(error);
  return error instanceof Error ? messageWithoutValues(error) : String(error);
}

function sentenceOf(error: CodedError): string {
  const named = Object.values(error.names ?? {}).flat();
  return [errorTable[error.code].sentence.en, ...(named.length > 0 ? [`(${named.join(', ')})`] : [])].join(
    ' ',
  );
}

function lines(fields: FieldSentences, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([field, fault]) =>
    Array.isArray(fault) ? [`${prefix}${field}: ${fault.join(' ')}`] : lines(fault, `${prefix}${field}.`),
  );
}
