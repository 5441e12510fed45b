/**
 * Spends activation codes in SQL. Activation fires `users_end_wait` (libs/database/triggers/account-activation.sql),
 * `tell_account_change` (account-events.sql) and `user_changed` (cache-invalidation.sql).
 */
import type { EntityManager } from 'typeorm';

/** Days for which a used activation code is kept, so that its link can report that the account is active. */
const usedCodeKept = 3;

/**
 * Spends an activation code and activates its user; of concurrent calls exactly one succeeds.
 * @param newPasswordHash replaces the password of the registration
 * @returns whether this call succeeded
 */
export async function activateByCode(
  db: EntityManager,
  {
    userId,
    digest,
    newPasswordHash,
  }: { userId: number; digest: Buffer; newPasswordHash?: string | undefined },
): Promise<boolean> {
  const activated = await db.query<unknown[]>(
    `WITH spent AS (
       UPDATE one_time_codes code
       SET used_at = now(), expires_at = greatest(code.expires_at, now() + make_interval(days => ${usedCodeKept}))
       FROM users u
       WHERE code.digest = $1 AND code.user_id = $2 AND code.purpose = 'activation'
         AND code.used_at IS NULL AND code.expires_at > now()
         AND u.id = code.user_id AND u.awaits_activation AND NOT u.is_deleted
       RETURNING code.user_id
     ), activated AS (
       UPDATE users SET is_active = true, get_access_date = now(),
         password_hash = coalesce($3, password_hash),
         password_changed_at = CASE WHEN $3 IS NULL THEN password_changed_at ELSE clock_timestamp() END
       FROM spent WHERE users.id = spent.user_id
       RETURNING users.id
     )
     SELECT id FROM activated`,
    [digest, userId, newPasswordHash ?? null],
  );
  return activated.length > 0;
}
