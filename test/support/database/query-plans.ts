/** Query plans of the statements that a piece of work sends. */
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { vi } from 'vitest';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  /** An average over the loops. */
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Statement {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface QueryPlan {
  /** Tables with a sequential scan. */
  readonly inFull: readonly string[];
  /** Rows read by table, with filtered ones. */
  readonly rows: Readonly<Record<string, number>>;
}

/** @returns the plan of each statement, from running it again */
export async function queryPlansOf(database: DataSource, work: () => Promise<unknown>): Promise<QueryPlan[]> {
  const statements = await overheard(work);
  const readings: QueryPlan[] = [];
  for (const statement of statements) {
    readings.push(readingOf(await explained(database, statement)));
    // A named statement may have a generic plan.
    if (statement.name !== undefined) readings.push(readingOf(await explainedUnseen(database, statement)));
  }
  return readings;
}

async function overheard(work: () => Promise<unknown>): Promise<Statement[]> {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    const calls = query.mock.calls as unknown as [string | Partial<Statement>, unknown?][];
    return calls
      .map(([sent, given]) => {
        const { name, text, values } =
          typeof sent === 'string' ? { text: sent } : (sent as Partial<Statement>);
        return { name, text: text ?? '', values: values ?? (Array.isArray(given) ? given : []) };
      })
      .filter(({ text }) => /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text));
  } finally {
    query.mockRestore();
  }
}

const explain = 'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)';

function explained(database: DataSource, { text, values }: Statement): Promise<PlanNode> {
  return undone(database, (query) => query(`${explain} ${text}`, values));
}

function explainedUnseen(database: DataSource, { text, values }: Statement): Promise<PlanNode> {
  const literals = values.map(
    (value) => `'${Array.isArray(value) ? `{${value.join(',')}}` : String(value)}'`,
  );
  return undone(database, async (query) => {
    await query('SET LOCAL plan_cache_mode = force_generic_plan', []);
    await query(`PREPARE unseen AS ${text}`, []);
    try {
      return await query(`${explain} EXECUTE unseen(${literals.join(', ')})`, []);
    } finally {
      await query('DEALLOCATE unseen', []);
    }
  });
}

/** EXPLAIN ANALYZE runs the statement, so its changes are rolled back. */
async function undone(
  database: DataSource,
  work: (query: (sql: string, values: readonly unknown[]) => Promise<unknown>) => Promise<unknown>,
): Promise<PlanNode> {
  const runner = database.createQueryRunner();
  try {
    await runner.startTransaction();
    const [row] = (await work((sql, values) => runner.query(sql, [...values]))) as [
      { 'QUERY PLAN': [{ Plan: PlanNode }] },
    ];
    return row['QUERY PLAN'][0].Plan;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

function readingOf(root: PlanNode): QueryPlan {
  const inFull: string[] = [];
  const rows: Record<string, number> = {};
  const visit = (node: PlanNode): void => {
    const table = node['Relation Name'];
    if (table && node['Node Type'].endsWith('Scan')) {
      const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      rows[table] = (rows[table] ?? 0) + Math.round((node['Actual Rows'] + removed) * node['Actual Loops']);
      if (node['Node Type'] === 'Seq Scan') inFull.push(table);
    }
    node.Plans?.forEach(visit);
  };
  visit(root);
  return { inFull, rows };
}
