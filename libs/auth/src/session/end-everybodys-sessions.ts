/** Ends all sessions of all users in batches, for the CLI: after a theft of secrets, or after the restore of a backup. */
import { inStatement, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { countUsersWithSessions, endSessionsOfMany, usersWithSessions } from './end-sessions.store.js';

/** Users per transaction: each locks their sessions until its commit. */
const batchSize = 500;

export interface EndedEverywhere {
  readonly users: number;
  readonly sessions: number;
}

@Injectable()
export class EndEverybodysSessions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The audit entry is written first, so that an interrupted call has one too; a repeated call goes on with the sessions that are left.
   * A user who logs in again meanwhile may have to do it once more.
   * @param onProgress gets the number of users whose sessions have ended, and of all
   * @throws CodedError `authorization.refused`
   */
  async execute(
    actor: Actor,
    onProgress: (done: number, total: number) => void = () => undefined,
  ): Promise<EndedEverywhere> {
    requireSuperuser(actor);
    const total = await inTransaction(this.dataSource, async (db) => {
      const users = await countUsersWithSessions(db);
      const change = { action: 'session.everybody_ended', target: 'everybody' } as const;
      await recordChange(db, actor, { ...change, before: null, after: { users } });
      return users;
    });
    let [users, sessions, last] = [0, 0, 0];
    for (;;) {
      const batch = await inStatement(this.dataSource, (db) => usersWithSessions(db, last, batchSize));
      if (batch.length === 0) return { users, sessions };
      sessions += await inTransaction(this.dataSource, (db) =>
        endSessionsOfMany(db, batch, 'ended_by_administrator'),
      );
      users += batch.length;
      last = batch.at(-1)!;
      onProgress(users, Math.max(total, users));
    }
  }
}
