/** SQL for the progress and the remarks of an import. */
import type { EntityManager } from 'typeorm';
import type { Remark } from './legacy-kind.js';

export interface ImportedKind {
  readonly imported: number;
  readonly skipped: number;
}

export interface Progress extends ImportedKind {
  /** Old id of the last processed row. */
  readonly lastId: number;
}

/** Below any old id; those may be negative. */
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

/**
 * Limits the events of new grants to users who may hold tokens, until the transaction ends: decision 26.
 * The trigger on `permission_grants` reads this setting.
 */
export async function markTransactionAsImport(db: EntityManager): Promise<void> {
  await db.query(`SELECT set_config('gatehouse.importing', 'on', true)`);
}

/** Ordered by old id. */
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
 * Advances the sequence of user ids past the old ids, so that a registration during the import takes none of them.
 * @param greatest highest old id that can be kept
 */
export async function reserveUserIds(db: EntityManager, greatest: number): Promise<void> {
  await db.query(
    `SELECT setval(sequence, $1) FROM (SELECT pg_get_serial_sequence('users', 'id')::regclass AS sequence) AS own
     WHERE $1 > coalesce(pg_sequence_last_value(sequence), 0)`,
    [greatest],
  );
}
