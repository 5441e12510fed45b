/** Logs out: every entry point rejects the tokens of the session afterwards. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { endSession } from './end-sessions.store.js';
import { isAnyReplaced } from './replace-session.store.js';

@Injectable()
export class EndSession {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `session.token_invalid` if the session was replaced meanwhile: its successor is live, so the
   * browser is not logged out
   */
  @Spanned('end session')
  async execute(sessionId: string, client: Client): Promise<void> {
    await inTransaction(this.dataSource, async (db) => {
      const ended = await endSession(db, { sessionId, reason: 'logout', client });
      if (!ended && (await isAnyReplaced(db, [sessionId]))) throw new CodedError('session.token_invalid');
    });
  }
}
