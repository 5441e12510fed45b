/** Finds the account of an email address in SQL. */
import type { Language } from '#errors';
import type { EntityManager } from 'typeorm';

/**
 * `awaiting`: registered and not confirmed. `created`: created by an administrator, and its owner has not set a password.
 * `closed`: deactivated or deleted by an administrator, so proof of the mailbox gives no access.
 */
export type AccountStatus = 'active' | 'awaiting' | 'created' | 'closed';

export interface AddressHolder {
  readonly userId: number;
  readonly email: string;
  readonly language: Language;
  readonly status: AccountStatus;
}

/** SQL condition for the user whose stored email equals the first matching spelling. */
export const closestSpelling = (parameter: string) => `email = ANY(${parameter}::text[])
  ORDER BY array_position(${parameter}::text[], email::text) LIMIT 1`;

/**
 * @param spellings of one email, see `emailSpellings`
 * @returns undefined if no account has it
 */
export async function findAddressHolder(
  db: EntityManager,
  spellings: readonly string[],
): Promise<AddressHolder | undefined> {
  const rows = await db.query<AddressHolder[]>(
    `SELECT id AS "userId", email, language,
       CASE WHEN is_deleted THEN 'closed' WHEN is_active THEN 'active' WHEN NOT awaits_activation THEN 'closed'
         WHEN origin = 'administrator' THEN 'created' ELSE 'awaiting' END AS status
     FROM users WHERE ${closestSpelling('$1')}`,
    [spellings],
  );
  return rows[0];
}
