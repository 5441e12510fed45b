/**
 * Sealed bytes of any table, in SQL. UPDATE of `totp_secrets` fires `tell_app_changed` (second-factor-events.sql), which publishes nothing
 * here: the content of the bytes stays the same.
 */
import type { EntityManager } from 'typeorm';
import type { RowId, SealedColumn } from './sealed-columns.js';

export interface SealedRow {
  readonly id: RowId;
  readonly sealed: Buffer;
}

export async function countSealed(db: EntityManager, { table, column }: SealedColumn): Promise<number> {
  const [row] = await db.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  return row.count;
}

/** @param after id of the last row of the batch before; null for the first batch */
export function findSealed(
  db: EntityManager,
  { table, column, id, idType }: SealedColumn,
  after: RowId | null,
  limit: number,
): Promise<SealedRow[]> {
  return db.query<SealedRow[]>(
    `SELECT ${id} AS id, ${column} AS sealed FROM ${table}
     WHERE ${column} IS NOT NULL AND ($1::${idType} IS NULL OR ${id} > $1) ORDER BY ${id} LIMIT $2`,
    [after, limit],
  );
}

export interface ResealedRow extends SealedRow {
  readonly resealed: Buffer;
}

/** By table, in full: `test/architecture/fired-triggers.spec.ts` reads which columns they set. */
const replacements: Readonly<Record<SealedColumn['table'], string>> = {
  signing_keys: `UPDATE signing_keys row SET sealed_private_key = given.resealed
    FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS given (id, sealed, resealed)
    WHERE row.kid = given.id AND row.sealed_private_key = given.sealed`,
  former_recovery_keys: `UPDATE former_recovery_keys row SET sealed = given.resealed
    FROM unnest($1::bytea[], $2::bytea[], $3::bytea[]) AS given (id, sealed, resealed)
    WHERE row.fingerprint = given.id AND row.sealed = given.sealed`,
  totp_secrets: `UPDATE totp_secrets row SET sealed = given.resealed
    FROM unnest($1::integer[], $2::bytea[], $3::bytea[]) AS given (id, sealed, resealed)
    WHERE row.user_id = given.id AND row.sealed = given.sealed`,
  mail_outbox: `UPDATE mail_outbox row SET sealed = given.resealed
    FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS given (id, sealed, resealed)
    WHERE row.id = given.id AND row.sealed = given.sealed`,
};

/** Replaces the bytes of the rows that still have those that were read. @returns the number of these rows */
export async function replaceSealed(
  db: EntityManager,
  { table }: SealedColumn,
  rows: readonly ResealedRow[],
): Promise<number> {
  await db.query(`SELECT set_config('gatehouse.resealing', 'on', true)`);
  const [, replaced] = await db.query<[unknown[], number]>(replacements[table], [
    rows.map((row) => row.id),
    rows.map((row) => row.sealed),
    rows.map((row) => row.resealed),
  ]);
  return replaced;
}
