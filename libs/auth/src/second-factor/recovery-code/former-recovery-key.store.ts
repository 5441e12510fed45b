/** Keys of recovery codes from before a change of `SECRET_KEY`, in SQL. Fires no trigger. */
import type { EntityManager } from 'typeorm';
import type { FormerRecoveryKey } from './former-recovery-key.entity.js';

export function findFormerRecoveryKeys(db: EntityManager): Promise<FormerRecoveryKey[]> {
  return db.query<FormerRecoveryKey[]>('SELECT fingerprint, sealed FROM former_recovery_keys');
}

/** @returns whether the key was not kept before */
export async function insertFormerRecoveryKey(
  db: EntityManager,
  { fingerprint, sealed }: FormerRecoveryKey,
): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `INSERT INTO former_recovery_keys (fingerprint, sealed) VALUES ($1, $2)
     ON CONFLICT (fingerprint) DO NOTHING RETURNING fingerprint`,
    [fingerprint, sealed],
  );
  return rows.length > 0;
}
