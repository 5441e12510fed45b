/** Counts rows of small tables exactly, and estimates those of large ones from the planner's statistics, so that no count scans them. */
import type { EntityManager } from 'typeorm';

export interface RowCount {
  readonly count: number;
  readonly isExact: boolean;
}

/** Rows of a table up to which all of them are counted. */
const largestCounted = 50_000;

/**
 * @param table a constant of the code
 * @param condition a constant of the code, in SQL
 */
export async function countOrEstimate(
  db: EntityManager,
  table: string,
  condition: string,
): Promise<RowCount> {
  if ((await estimate(db, `SELECT FROM ${table}`)) > largestCounted) {
    return { count: await estimate(db, `SELECT FROM ${table} WHERE ${condition}`), isExact: false };
  }
  const [row] = await db.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM ${table} WHERE ${condition}`,
  );
  return { count: row.count, isExact: true };
}

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Plan Rows': number } }];
}

/** PostgreSQL plans the query and does not run it. */
async function estimate(db: EntityManager, query: string): Promise<number> {
  const [row] = await db.query<[Explained]>(`EXPLAIN (FORMAT JSON) ${query}`);
  return row['QUERY PLAN'][0].Plan['Plan Rows'];
}
