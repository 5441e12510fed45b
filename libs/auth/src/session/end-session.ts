/** Logs out: every entry point rejects the tokens of the session afterwards. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Client } from '#auth/security-event';
import { type EndedSession, endSession } from './end-sessions.store.js';
import { isAnyReplaced } from './replace-session.store.js';

@Injectable()
export class EndSession {
  private readonly logger = new Logger('Session');

  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `session.token_invalid` if the session was replaced meanwhile: its successor is live, so the
   * browser is not logged out
   */
  async execute(sessionId: string, client: Client): Promise<void> {
    const ended = await inTransaction(this.dataSource, (db) => end(db, sessionId, client));
    if (ended) this.logger.log({ event: 'session.ended', ...ended, reason: 'logout' });
  }
}

async function end(db: EntityManager, sessionId: string, client: Client): Promise<EndedSession | undefined> {
  const ended = await endSession(db, { sessionId, reason: 'logout', client });
  if (!ended && (await isAnyReplaced(db, [sessionId]))) throw new CodedError('session.token_invalid');
  return ended;
}
