/** Ends one or all sessions of another user, for administrators and the CLI. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findUser } from '#auth/user';
import { recordChanges } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { type EndedSession, endSession, endSessionsOf } from './end-sessions.store.js';
import { findUserOfSession } from './session.store.js';

export type RevokedSessions = { readonly userId: number } | { readonly sessionId: string };

@Injectable()
export class RevokeSessions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns the sessions that this call ended
   * @throws CodedError `authorization.refused`, also for users of the same or a higher rank, or
   * `resource.not_found`
   */
  async execute(actor: Actor, revoked: RevokedSessions): Promise<EndedSession[]> {
    requireAdministrator(actor);
    return inTransaction(this.dataSource, async (db) => {
      const userId = 'userId' in revoked ? revoked.userId : await findUserOfSession(db, revoked.sessionId);
      const owner = userId === undefined ? undefined : await findUser(db, userId);
      if (!owner) throw new CodedError('resource.not_found');
      requireHigherRank(actor, owner);
      const ended = await end(db, revoked);
      const changes = ended.map(({ sessionId }) => ({
        action: 'session.ended' as const,
        target: sessionId,
        before: null,
        after: { userId: owner.id },
      }));
      await recordChanges(db, actor, changes);
      return ended;
    });
  }
}

async function end(db: EntityManager, revoked: RevokedSessions): Promise<EndedSession[]> {
  const reason = 'ended_by_administrator';
  if ('userId' in revoked) return endSessionsOf(db, { ...revoked, reason });
  const ended = await endSession(db, { ...revoked, reason });
  return ended ? [ended] : [];
}
