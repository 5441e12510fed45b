/** Says why a database cannot be used, and what an operator can do about it. */
import { StartupError, tlsFaultOf } from '#errors';
import { databaseAddressOf, describeDatabase } from './database-address.js';

const settings = 'DATABASE_URL or the DB_ settings';

/** @param error what the driver threw */
export function connectionFault(url: string, error: unknown): StartupError {
  return new StartupError(sentenceFor(url, error), { cause: error });
}

function sentenceFor(url: string, error: unknown): string {
  const { database, user, server } = databaseAddressOf(url);
  const code = String((error as { code?: unknown }).code);
  const reason = reasonOf(error);
  const tlsFault = tlsFaultOf(error, 'DB_SSL', server);
  if (tlsFault) return tlsFault;
  if (code === '28P01')
    return `PostgreSQL at ${server} refuses the password of user "${user}". Correct ${settings}.`;
  if (code === '3D000')
    return `PostgreSQL at ${server} has no database "${database}". Create it, or correct ${settings}.`;
  if (code === '28000') {
    return `PostgreSQL at ${server} does not let user "${user}" into database "${database}" (${reason}). Create the role, or correct pg_hba.conf or ${settings}.`;
  }
  if (code === '42501')
    return `User "${user}" lacks a right in database "${database}" at ${server}: ${reason}. Grant it.`;
  return `The ${describeDatabase(url)} cannot be reached: ${reason}. Is PostgreSQL running, and do ${settings} name it?`;
}

/** An AggregateError, one for each address of a host, has no message of its own. */
export function reasonOf(error: unknown): string {
  const { message, errors, code } = error as { message?: string; errors?: unknown[]; code?: string };
  if (message) return message;
  return errors?.length ? errors.map(reasonOf).join(', ') : (code ?? 'no reason given');
}
