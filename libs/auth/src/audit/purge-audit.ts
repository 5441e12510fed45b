/** Removes entries of the audit trail that are older than their retention. Only the owner of the tables has the right to (decision 45). */
import { deleteInBatches, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { deleteOldEntries } from './audit.store.js';
import { recordChange } from './record-change.js';

/** Never deleted: an import or a restored backup must not bring back an erased account. */
const keptAction = 'user.erased';

@Injectable()
export class PurgeAudit {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Leaves one entry that says how many were removed.
   * @param days retention
   * @returns how many were removed
   * @throws CodedError `authorization.refused`
   */
  async execute(actor: Actor, days: number): Promise<number> {
    requireSuperuser(actor);
    const removed = await deleteInBatches((limit, last) =>
      inTransaction(this.dataSource, (db) =>
        deleteOldEntries(db, { olderThanDays: days, keptAction, after: last, limit }),
      ),
    );
    const after = { older_than_days: days, removed };
    if (removed > 0) {
      await inTransaction(this.dataSource, (db) =>
        recordChange(db, actor, { action: 'audit.purged', target: 'audit', before: null, after }),
      );
    }
    return removed;
  }
}
