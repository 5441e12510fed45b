/** Logs out everywhere: ends every session of a user. */
import { inTransaction } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { endSessionsOf } from './end-sessions.store.js';

@Injectable()
export class EndAllSessions {
  private readonly logger = new Logger('Session');

  constructor(private readonly dataSource: DataSource) {}

  /** @returns the number of sessions ended */
  async execute(userId: number, client: Client): Promise<number> {
    const ending = { userId, reason: 'logout_everywhere', client } as const;
    const ended = await inTransaction(this.dataSource, (db) => endSessionsOf(db, ending));
    this.logger.log({ event: 'session.ended', userId, reason: ending.reason, sessions: ended.length });
    return ended.length;
  }
}
