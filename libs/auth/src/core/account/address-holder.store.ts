/** Who holds an email address, in SQL. */
import type { Language } from '#mail-queue';
import type { EntityManager } from 'typeorm';

/** `closed`: deactivated or deleted by an administrator; nobody gets in by proving the mailbox. */
export type Standing = 'active' | 'awaiting' | 'closed';

export interface AddressHolder {
  readonly userId: number;
  readonly email: string;
  readonly language: Language;
  readonly standing: Standing;
}

/**
 * @param email in canonical form
 * @returns undefined if nobody has an account with it
 */
export async function findHolder(db: EntityManager, email: string): Promise<AddressHolder | undefined> {
  const rows = await db.query<AddressHolder[]>(
    `SELECT id AS "userId", email, language,
       CASE WHEN is_deleted THEN 'closed' WHEN is_active THEN 'active' WHEN awaits_activation THEN 'awaiting'
         ELSE 'closed' END AS standing
     FROM users WHERE email = $1`,
    [email],
  );
  return rows[0];
}
