/** Reads the database for checks: connects if nobody has yet, and bounds the time of each statement. */
import type { DatabaseSettings } from '#config';
import { connect, inTransaction } from '#database';
import type { DataSource, EntityManager } from 'typeorm';
import { boundStatements } from './database/statement-limit.store.js';

/** Thrown to all checks but the one that reports it. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/** Milliseconds of one statement, less than a check gets. */
const statementLimit = 4_000;

export class DiagnosedDatabase {
  private connecting: Promise<void> | undefined;

  constructor(
    readonly dataSource: DataSource,
    readonly settings: DatabaseSettings,
  ) {}

  /** @throws StartupError that says why the database cannot be used */
  async connect(): Promise<void> {
    if (this.dataSource.isInitialized) return;
    const { url } = this.settings;
    this.connecting ??= connect(this.dataSource, { url, startupWait: 0 }).finally(
      () => (this.connecting = undefined),
    );
    await this.connecting;
  }

  /** @throws DatabaseAway when PostgreSQL cannot be reached */
  async connectOrThrow(): Promise<void> {
    await this.connect().catch((cause: unknown) => {
      throw new DatabaseAway('The database cannot be reached', { cause });
    });
  }

  /** @throws DatabaseAway when PostgreSQL cannot be reached */
  async read<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    await this.connectOrThrow();
    return inTransaction(this.dataSource, async (db) => {
      await boundStatements(db, statementLimit);
      return work(db);
    });
  }
}
