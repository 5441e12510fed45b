/** Compares the migrations of this version with those that a database has. */
import type { DataSource } from 'typeorm';

export interface MigrationDifferences {
  /** Names of those that the database lacks, oldest first. */
  readonly pending: readonly string[];
  /** Names of those that this version does not know: a later version migrated the database. */
  readonly newer: readonly string[];
}

/**
 * @param dataSource connected
 * @param applied names of the migrations that the database has, oldest first
 */
export function compareMigrations(dataSource: DataSource, applied: readonly string[]): MigrationDifferences {
  const known = dataSource.migrations.map((one) => one.name ?? one.constructor.name);
  return {
    pending: known.filter((name) => !applied.includes(name)),
    newer: applied.filter((name) => !known.includes(name)),
  };
}
