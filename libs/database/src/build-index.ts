/** Builds an index while the apps read and write its table, for migrations. */
import type { QueryRunner } from 'typeorm';
import { reportOf } from './migration-report.js';

export interface NewIndex {
  readonly name: string;
  /** What follows `ON`: table, method and columns, for example `sessions (user_id) WHERE ended_at IS NULL`. */
  readonly on: string;
  readonly isUnique?: boolean;
}

/**
 * Call it from a migration with `transaction = false`. A build that is interrupted leaves an invalid index behind, which costs writes and
 * serves no read: the next call drops it and builds it again. A valid index of this name is kept.
 * @throws QueryFailedError in a transaction, or if the rows violate a unique index
 */
export async function buildIndex(db: QueryRunner, { name, on, isUnique = false }: NewIndex): Promise<void> {
  const isValid = await validityOf(db, name);
  if (isValid) return;
  if (isValid === false) {
    reportOf(db)(`The index ${name} is invalid, because its build was interrupted. Building it again.`);
    await db.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  }
  await db.query(`CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${name} ON ${on}`);
}

/** @returns undefined if there is no such index */
async function validityOf(db: QueryRunner, name: string): Promise<boolean | undefined> {
  const rows = (await db.query(
    'SELECT indisvalid AS "isValid" FROM pg_index WHERE indexrelid = to_regclass($1)',
    [name],
  )) as { isValid: boolean }[];
  return rows[0]?.isValid;
}
