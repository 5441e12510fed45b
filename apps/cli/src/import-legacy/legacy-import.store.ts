/** How far an import has come, and what was remarked on its way, in SQL. */
import type { EntityManager } from 'typeorm';
import type { Remark } from './legacy-kind.js';

export interface ImportedKind {
  readonly imported: number;
  readonly skipped: number;
}

export interface Progress extends ImportedKind {
  /** Id of the last row that has been looked at. */
  readonly lastId: number;
}

/** Less than any id; old rows may have ids below 1. */
const beforeFirst = -2_147_483_648;

export async function findProgress(db: EntityManager, source: string, kind: string): Promise<Progress> {
  const [progress] = await db.query<Progress[]>(
    `SELECT last_id::float8 AS "lastId", imported::float8 AS imported, skipped::float8 AS skipped
     FROM legacy_imports WHERE source = $1 AND kind = $2`,
    [source, kind],
  );
  return progress ?? { lastId: beforeFirst, imported: 0, skipped: 0 };
}

export async function saveProgress(
  db: EntityManager,
  source: string,
  kind: string,
  { lastId, imported, skipped }: Progress,
): Promise<void> {
  await db.query(
    `INSERT INTO legacy_imports (source, kind, last_id, imported, skipped) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (source, kind) DO UPDATE
     SET last_id = excluded.last_id, imported = excluded.imported, skipped = excluded.skipped`,
    [source, kind, lastId, imported, skipped],
  );
}

export async function insertRemarks(
  db: EntityManager,
  source: string,
  kind: string,
  remarks: readonly Remark[],
): Promise<void> {
  await db.query(
    `INSERT INTO legacy_remarks (source, kind, old_id, skipped, remark)
     SELECT $1, $2, id, skipped, remark
     FROM jsonb_to_recordset($3::jsonb) AS remark (id bigint, skipped boolean, remark text)`,
    [source, kind, JSON.stringify(remarks)],
  );
}

/** Until the transaction ends, other services are told of new grants only where somebody may hold tokens: decision 26. */
export async function announceImport(db: EntityManager): Promise<void> {
  await db.query(`SELECT set_config('gatehouse.importing', 'on', true)`);
}

/** In the order of the old ids. */
export function findRemarks(
  db: EntityManager,
  source: string,
  kind: string,
  { after, limit }: { after: number; limit: number },
): Promise<Remark[]> {
  return db.query(
    `SELECT old_id::float8 AS id, skipped, remark FROM legacy_remarks
     WHERE source = $1 AND kind = $2 AND old_id > $3 ORDER BY old_id LIMIT $4`,
    [source, kind, after, limit],
  );
}

/**
 * Moves the numbers of new users past those of the old ones, so that nobody who registers meanwhile takes one.
 * @param greatest number of the old users who may keep theirs
 */
export async function reserveUserIds(db: EntityManager, greatest: number): Promise<void> {
  await db.query(
    `SELECT setval(sequence, $1) FROM (SELECT pg_get_serial_sequence('users', 'id')::regclass AS sequence) AS own
     WHERE $1 > coalesce(pg_sequence_last_value(sequence), 0)`,
    [greatest],
  );
}
