/** Checks that nothing keeps PostgreSQL from removing old row versions: long transactions, unused slots, bloated tables. */
import type { Check } from '../check.js';
import type { DiagnosedDatabase } from '../diagnosed-database.js';
import { type Finding, finding } from '../finding.js';
import {
  findBloatedTables,
  findIdleSlots,
  findLongTransactions,
  findPreparedTransactions,
} from './activity.store.js';

export interface ActivityLimits {
  /** Seconds. */
  readonly transaction: number;
  /** Of the log that an unused slot keeps. */
  readonly megabytes: number;
  readonly deadRows: number;
  /** Of dead rows to live ones; autovacuum begins at 0.2. */
  readonly deadShare: number;
}

const defaults: ActivityLimits = { transaction: 300, megabytes: 512, deadRows: 10_000, deadShare: 0.5 };

export class ActivityCheck implements Check {
  readonly name = 'activity';

  constructor(
    private readonly database: DiagnosedDatabase,
    private readonly limits = defaults,
  ) {}

  async run(): Promise<readonly Finding[]> {
    const { transaction, megabytes, deadRows, deadShare } = this.limits;
    return this.database.read(async (db) => [
      ...(await findLongTransactions(db, transaction)).map(({ pid, application, state, seconds }) =>
        finding('activity.long_transaction', { pid, application, state, seconds }),
      ),
      ...(await findPreparedTransactions(db, transaction)).map((id) =>
        finding('activity.prepared_transaction', { id }),
      ),
      ...(await findIdleSlots(db, megabytes)).map((slot) =>
        finding('activity.unused_slot', { slot: slot.name, megabytes: slot.megabytes }),
      ),
      ...(await findBloatedTables(db, deadRows, deadShare)).map(({ table, dead, live }) =>
        finding('activity.bloat', { table, dead, live }),
      ),
    ]);
  }
}
