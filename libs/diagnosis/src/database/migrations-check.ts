/** Checks that the database has the migrations of this version. */
import { compareMigrations } from '#database';
import type { Check } from '../check.js';
import type { DiagnosedDatabase } from '../diagnosed-database.js';
import { type Finding, finding } from '../finding.js';
import { when } from '../when.js';
import { findAppliedMigrations } from './migrations.store.js';

export class MigrationsCheck implements Check {
  readonly name = 'migrations';

  constructor(private readonly database: DiagnosedDatabase) {}

  async run(): Promise<readonly Finding[]> {
    const applied = await this.database.read(findAppliedMigrations);
    if (!applied) return [finding('migrations.none', {})];
    const { pending, newer } = compareMigrations(this.database.dataSource, applied);
    return [
      ...when(pending.length > 0, () =>
        finding('migrations.pending', { count: pending.length, first: pending[0]! }),
      ),
      ...when(newer.length > 0, () =>
        finding('migrations.newer', { count: newer.length, last: newer.at(-1)! }),
      ),
    ];
  }
}
