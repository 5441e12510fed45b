/** Counts few rows exactly, and estimates many from the planner's statistics, so that no count reads a large table. */
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

/** Rows of a query up to which all of them are counted. */
const largestTotal = 200;

/** @param query a SELECT without an order and a limit */
export function countOrEstimateQuery(
  db: EntityManager,
  query: string,
  values: readonly unknown[],
): Promise<RowCount> {
  return countOrEstimateSelected(db, `${query} LIMIT ${largestTotal + 1}`, query, values);
}

/** @param queries each a SELECT of an id without an order and a limit; an id that several of them find counts once */
export async function countOrEstimateUnion(
  db: EntityManager,
  queries: readonly string[],
  values: readonly unknown[],
): Promise<RowCount> {
  // Each is cut off by itself: a union has to read all its rows before a limit of it applies. The order makes the planner walk the
  // primary key where many rows match, as the list does; a sequential scan may begin far from them.
  const few = queries.map((query) => `(${query} ORDER BY 1 LIMIT ${largestTotal + 1})`);
  return countOrEstimateSelected(db, few.join(' UNION '), queries.join(' UNION '), values);
}

async function countOrEstimateSelected(
  db: EntityManager,
  few: string,
  all: string,
  values: readonly unknown[],
): Promise<RowCount> {
  const [{ count }] = await db.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM (SELECT FROM (${few}) selected LIMIT ${largestTotal + 1}) counted`,
    [...values],
  );
  if (count <= largestTotal) return { count, isExact: true };
  return { count: Math.max(await estimate(db, all, values), count), isExact: false };
}

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Plan Rows': number } }];
}

/** PostgreSQL plans the query and does not run it. */
async function estimate(db: EntityManager, query: string, values: readonly unknown[] = []): Promise<number> {
  const [row] = await db.query<[Explained]>(`EXPLAIN (FORMAT JSON) ${query}`, [...values]);
  return row['QUERY PLAN'][0].Plan['Plan Rows'];
}
