/** One line for whatever went wrong, saying what to do about it. */
import { SettingsError } from '#config';
import { isUnavailable } from '#database';
import { CodedError, type FieldErrors } from '#errors';
import { QueryFailedError } from 'typeorm';

const undefinedTable = '42P01';

export function explain(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if (error instanceof CodedError && error.fields) return lines(error.fields).join('\n');
  if (isUnavailable(error) || (error instanceof CodedError && error.code === 'database.unavailable')) {
    return 'The database cannot be reached. Is it running, and do DATABASE_URL or the DB_ settings name it?';
  }
  if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === undefinedTable) {
    return 'The database has no tables yet. Run: npm run cli -- migrate';
  }
  if (error instanceof CodedError) return sentenceOf(error);
  return error instanceof Error ? error.message : String(error);
}

function sentenceOf(error: CodedError): string {
  const { detail, ...names } = error.publicBody as { detail?: string } & Record<string, readonly string[]>;
  const named = Object.values(names).flat();
  return [detail ?? error.code, ...(named.length > 0 ? [`(${named.join(', ')})`] : [])].join(' ');
}

function lines(fields: FieldErrors, prefix = ''): string[] {
  return Object.entries(fields).flatMap(([field, fault]) =>
    Array.isArray(fault) ? [`${prefix}${field}: ${fault.join(' ')}`] : lines(fault, `${prefix}${field}.`),
  );
}
