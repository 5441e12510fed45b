/** Checks in SQL that a confirmed password is still the account's password. */
import type { EntityManager } from 'typeorm';
import type { ConfirmedPassword } from './confirm-password.js';

/** Locks the account, so that the result holds until the transaction ends. */
export async function isStillThePassword(
  db: EntityManager,
  { userId, setAt }: Pick<ConfirmedPassword, 'userId' | 'setAt'>,
): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    'SELECT FROM users WHERE id = $1 AND password_changed_at IS NOT DISTINCT FROM $2::timestamptz',
    [userId, setAt],
  );
  return rows.length > 0;
}
