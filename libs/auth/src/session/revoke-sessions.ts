/** Ends one or all sessions of another user, for administrators and the CLI. */
import { inTransaction, type Running } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type AdministeredUser, findUser } from '#auth/user';
import { recordChanges } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { type EndedSession, endSession, endSessionsOf } from './end-sessions.store.js';
import { findUserOfSession } from './session.store.js';

/** All sessions of a user, or one session. With both, the session must be one of the user's. */
export type RevokedSessions =
  | { readonly userId: number; readonly sessionId?: undefined }
  | { readonly userId?: number; readonly sessionId: string };

@Injectable()
export class RevokeSessions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns the sessions that this call ended
   * @throws CodedError `authorization.refused`, also for users of the same or a higher rank, or
   * `resource.not_found`
   */
  async execute(
    actor: Actor,
    revoked: RevokedSessions,
    run: Running = inTransaction,
  ): Promise<EndedSession[]> {
    requireAdministrator(actor);
    return run(this.dataSource, async (db) => {
      const owner = await findOwner(db, revoked);
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

async function findOwner(
  db: EntityManager,
  { userId, sessionId }: RevokedSessions,
): Promise<AdministeredUser | undefined> {
  if (sessionId === undefined) return findUser(db, userId!);
  const ownerId = await findUserOfSession(db, sessionId);
  if (ownerId === undefined || (userId ?? ownerId) !== ownerId) return undefined;
  return findUser(db, ownerId);
}

async function end(db: EntityManager, { userId, sessionId }: RevokedSessions): Promise<EndedSession[]> {
  const reason = 'ended_by_administrator';
  if (sessionId === undefined) return endSessionsOf(db, { userId: userId!, reason });
  const ended = await endSession(db, { sessionId, reason });
  return ended ? [ended] : [];
}
