/** Counts in SQL the credentials and addresses attached to an account besides its password and email. */
import type { EntityManager } from 'typeorm';

/** Counts. */
export interface Attachments {
  readonly apps: number;
  readonly passkeys: number;
  readonly recoveryCodes: number;
  readonly otherEmails: number;
  readonly phones: number;
}

/**
 * One statement counts what `users` and the tables of second factors hold, so that all counts belong to the same moment. It is
 * here because `second-factor` imports `account`, not the reverse.
 */
export async function countAttachments(db: EntityManager, userId: number): Promise<Attachments> {
  const [found] = await db.query<[Attachments]>(
    `SELECT (SELECT count(*)::int FROM totp_secrets WHERE user_id = u.id AND confirmed_at IS NOT NULL) AS apps,
       (SELECT count(*)::int FROM passkeys WHERE user_id = u.id) AS passkeys,
       (SELECT count(*)::int FROM recovery_codes WHERE user_id = u.id) AS "recoveryCodes",
       num_nonnulls(u.additional_email) AS "otherEmails", jsonb_array_length(u.phones) AS phones
     FROM users u WHERE u.id = $1`,
    [userId],
  );
  return found;
}
