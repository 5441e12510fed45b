/** The password of an account in SQL. */
import type { EntityManager } from 'typeorm';

export interface OwnPassword {
  readonly userId: number;
  readonly email: string;
  readonly passwordHash: string;
  /** Null where nobody knows: it came from the old service, or was set before this was kept. */
  readonly setAt: string | null;
}

/** @returns undefined for a user who is inactive, deleted or gone */
export async function findOwnPassword(db: EntityManager, userId: number): Promise<OwnPassword | undefined> {
  const rows = await db.query<OwnPassword[]>(
    `SELECT id AS "userId", email, password_hash AS "passwordHash", password_changed_at::text AS "setAt"
     FROM users WHERE id = $1 AND is_active AND NOT is_deleted`,
    [userId],
  );
  return rows[0];
}
