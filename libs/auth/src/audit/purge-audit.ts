/** Removes entries of the audit trail that are older than their retention. Only the owner of the tables may (decision 45). */
import { deleteInBatches, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, requireSuperuser } from '#auth/authorization';
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
    const removed = await deleteInBatches((limit) =>
      inTransaction(this.dataSource, (db) => deleteOld(db, { days, limit })),
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

async function deleteOld(
  db: EntityManager,
  { days, limit }: { days: number; limit: number },
): Promise<number> {
  await db.query(`SELECT set_config('gatehouse.purging_audit', 'on', true)`);
  const [{ removed }] = await db.query<[{ removed: number }]>(
    `WITH old AS (
       SELECT id FROM audit_entries WHERE occurred_at < now() - make_interval(days => $1) AND action <> $2
       ORDER BY id LIMIT ${limit}
     ), removed_values AS (DELETE FROM audit_values WHERE entry_id IN (SELECT id FROM old)),
     removed AS (DELETE FROM audit_entries WHERE id IN (SELECT id FROM old) RETURNING id)
     SELECT count(*)::int AS removed FROM removed`,
    [days, keptAction],
  );
  return removed;
}
