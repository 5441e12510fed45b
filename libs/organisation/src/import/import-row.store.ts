/** The rows of imports in SQL. */
import { runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import type { ImportRow, RowOutcome, RowReason } from './import-row.entity.js';

export type NewImportRow = Pick<ImportRow, 'line' | 'fields' | 'isTooLong' | 'key'>;

export async function insertRows(
  db: EntityManager,
  importId: string,
  rows: readonly NewImportRow[],
): Promise<void> {
  await db.query(
    `INSERT INTO import_rows (import_id, line, fields, is_too_long, key)
     SELECT $1, line, fields, "isTooLong", key
     FROM jsonb_to_recordset($2::jsonb) AS given (line int, fields jsonb, "isTooLong" boolean, key text)`,
    [importId, JSON.stringify(rows)],
  );
}

export type ClaimedRow = Pick<ImportRow, 'line' | 'fields' | 'isTooLong'> & {
  /** Whether a row before it has the same key. */
  readonly isRepeated: boolean;
};

const claim = {
  checking: { name: 'claim-unchecked-import-rows', text: claimOf('plan') },
  running: { name: 'claim-pending-import-rows', text: claimOf('outcome') },
} as const;

function claimOf(column: 'plan' | 'outcome'): string {
  return `SELECT line, fields, is_too_long AS "isTooLong", EXISTS (
      SELECT FROM import_rows before WHERE before.import_id = t.import_id AND before.key = t.key AND before.line < t.line
    ) AS "isRepeated"
    FROM import_rows t WHERE import_id = $1 AND ${column} IS NULL AND line > $3
    ORDER BY line LIMIT $2 FOR UPDATE OF t SKIP LOCKED`;
}

/**
 * Locks the next rows that no other process holds.
 * @param after the line before; without it PostgreSQL would pass the index entries of all rows that were done
 * @returns at most `limit`
 */
export function claimRows(
  db: EntityManager,
  importId: string,
  phase: keyof typeof claim,
  { limit, after }: { readonly limit: number; readonly after: number },
): Promise<ClaimedRow[]> {
  return runPrepared<ClaimedRow>(db, claim[phase], [importId, limit, after]);
}

export interface RowResult {
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly reason: RowReason | null;
}

const recording = {
  checking: { name: 'record-checked-import-rows', text: recordingOf('plan') },
  running: { name: 'record-done-import-rows', text: recordingOf('outcome') },
} as const;

function recordingOf(column: 'plan' | 'outcome'): string {
  return `UPDATE import_rows t SET ${column} = given.outcome, reason = given.reason
    FROM jsonb_to_recordset($2::jsonb) AS given (line int, outcome varchar(20), reason jsonb)
    WHERE t.import_id = $1 AND t.line = given.line AND t.${column} IS NULL`;
}

/** A row that another process has done meanwhile stays as it is. */
export async function recordOutcomes(
  db: EntityManager,
  importId: string,
  phase: keyof typeof claim,
  results: readonly RowResult[],
): Promise<void> {
  await runPrepared(db, recording[phase], [importId, JSON.stringify(results)]);
}

/** From here on `undoToSavepoint` takes back what the transaction did, each time. */
export async function markSavepoint(db: EntityManager): Promise<void> {
  await db.query('SAVEPOINT import_row');
}

export async function undoToSavepoint(db: EntityManager): Promise<void> {
  await db.query('ROLLBACK TO SAVEPOINT import_row');
}

export interface RowCounts {
  readonly total: number;
  /** Outcome → rows; only those that occur. */
  readonly planned: Readonly<Partial<Record<RowOutcome, number>>>;
  readonly done: Readonly<Partial<Record<RowOutcome, number>>>;
}

export async function countRows(db: EntityManager, importId: string): Promise<RowCounts> {
  const rows = await db.query<{ plan: RowOutcome | null; outcome: RowOutcome | null; count: number }[]>(
    `SELECT plan, outcome, count(*)::int AS count FROM import_rows WHERE import_id = $1 GROUP BY plan, outcome`,
    [importId],
  );
  const sumBy = (column: 'plan' | 'outcome') => {
    const sums: Partial<Record<RowOutcome, number>> = {};
    for (const row of rows) {
      const name = row[column];
      if (name !== null) sums[name] = (sums[name] ?? 0) + row.count;
    }
    return sums;
  };
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  return { total, planned: sumBy('plan'), done: sumBy('outcome') };
}

export type SeenRow = Pick<ImportRow, 'line' | 'fields' | 'plan' | 'outcome' | 'reason'>;

/** In the order of the file. @param outcome only rows with this outcome or, before there is one, with this plan */
export async function findRows(
  db: EntityManager,
  importId: string,
  { limit, after, outcome }: PageRequest & { readonly outcome: RowOutcome | undefined },
): Promise<Page<SeenRow>> {
  const [last] = cursorParts(after, [0]);
  const rows = await db.query<SeenRow[]>(
    `SELECT line, fields, plan, outcome, reason FROM import_rows
     WHERE import_id = $1 AND line > $2 AND ($4::text IS NULL OR coalesce(outcome, plan) = $4)
     ORDER BY line LIMIT $3`,
    [importId, last, limit + 1, outcome ?? null],
  );
  return pageOf(rows, limit, ({ line }) => [line]);
}
