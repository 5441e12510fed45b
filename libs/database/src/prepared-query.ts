/** A named statement, parsed and planned by PostgreSQL once a connection: three times the speed of a plain one. */
import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import type { ClientBase, Pool } from 'pg';

export interface PreparedQuery {
  /** Unique in the whole service. */
  readonly name: string;
  readonly text: string;
}

/** Data sources whose server, a pooler, does not keep named statements. */
const nameless = new WeakSet<DataSource>();

/** From here on `runPrepared` sends the statements of this data source without their names. */
export function withoutNamedStatements(dataSource: DataSource): void {
  nameless.add(dataSource);
}

/** A pooler has passed a name on to a server connection that does not know it, or knows it already. */
const unknownName = new Set(['26000', '42P05']);

/** Runs in the transaction of `db`, or outside any on a connection of the pool. */
export async function runPrepared<Row extends object>(
  db: EntityManager,
  query: PreparedQuery,
  values: unknown[],
): Promise<Row[]> {
  const connection = await connectionOf(db);
  const { name, text } = query;
  const sent = nameless.has(db.connection) ? { text, values } : { name, text, values };
  try {
    return (await connection.query<Row>(sent)).rows;
  } catch (error) {
    if (!unknownName.has(String((error as { code?: unknown }).code))) throw error;
    throw new Error('A connection pooler does not keep named statements: set DB_NAMED_STATEMENTS=0', {
      cause: error,
    });
  }
}

async function connectionOf({ queryRunner, connection }: EntityManager): Promise<Pool | ClientBase> {
  if (queryRunner) return (queryRunner as PostgresQueryRunner).connect();
  return (connection.driver as PostgresDriver).master as Pool;
}
