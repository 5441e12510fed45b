/**
 * TOTP secrets in SQL. Fires `tell_app_added`, `tell_app_changed` and `tell_app_removed`
 * (libs/database/triggers/second-factor-events.sql).
 */
import type { EntityManager } from 'typeorm';

/** Seconds for which a new secret can be confirmed. */
const confirmation = 600;

export interface StoredTotp {
  readonly sealed: Buffer;
  /** The database's time, in seconds since the epoch. */
  readonly now: number;
}

/** Replaces an unconfirmed secret. @returns false if a confirmed one exists */
export async function insertTotp(db: EntityManager, userId: number, sealed: Buffer): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `INSERT INTO totp_secrets AS t (user_id, sealed) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed, created_at = now() WHERE t.confirmed_at IS NULL
     RETURNING user_id`,
    [userId, sealed],
  );
  return rows.length > 0;
}

/** @returns the confirmed secret, or for `pending` the one that can be confirmed now */
export async function findTotp(
  db: EntityManager,
  userId: number,
  state: 'confirmed' | 'pending',
): Promise<StoredTotp | undefined> {
  const condition = state === 'confirmed' ? 'confirmed_at IS NOT NULL' : isPending;
  const rows = await db.query<StoredTotp[]>(
    `SELECT sealed, extract(epoch FROM clock_timestamp())::float8 AS now FROM totp_secrets
     WHERE user_id = $1 AND ${condition}`,
    [userId],
  );
  return rows[0];
}

const isPending = `confirmed_at IS NULL AND created_at > now() - interval '${confirmation} seconds'`;

export interface TotpUse {
  readonly userId: number;
  /** The secret that was checked; it may have been replaced meanwhile. */
  readonly sealed: Buffer;
  readonly step: number;
}

/** @returns false if it was replaced or confirmed meanwhile */
export async function confirmTotp(db: EntityManager, { userId, sealed, step }: TotpUse): Promise<boolean> {
  const [, confirmed] = await db.query<[unknown[], number]>(
    `UPDATE totp_secrets SET confirmed_at = now(), last_step = $3
     WHERE user_id = $1 AND sealed = $2 AND ${isPending}`,
    [userId, sealed, step],
  );
  return confirmed > 0;
}

/** Spends the code of a step; of concurrent calls exactly one succeeds (RFC 6238, 5.2). @returns whether this call did */
export async function spendStep(db: EntityManager, { userId, sealed, step }: TotpUse): Promise<boolean> {
  const [, spent] = await db.query<[unknown[], number]>(
    `UPDATE totp_secrets SET last_step = $3
     WHERE user_id = $1 AND sealed = $2 AND confirmed_at IS NOT NULL AND (last_step IS NULL OR last_step < $3)`,
    [userId, sealed, step],
  );
  return spent > 0;
}

/** @returns whether a confirmed secret was deleted */
export async function deleteTotp(db: EntityManager, userId: number): Promise<boolean> {
  const [removed] = await db.query<[{ confirmed: boolean }[], number]>(
    'DELETE FROM totp_secrets WHERE user_id = $1 RETURNING confirmed_at IS NOT NULL AS confirmed',
    [userId],
  );
  return removed.some(({ confirmed }) => confirmed);
}

/** @returns null without a confirmed secret */
export async function confirmationTime(db: EntityManager, userId: number): Promise<Date | null> {
  const rows = await db.query<{ confirmedAt: Date | null }[]>(
    'SELECT confirmed_at AS "confirmedAt" FROM totp_secrets WHERE user_id = $1',
    [userId],
  );
  return rows[0]?.confirmedAt ?? null;
}
