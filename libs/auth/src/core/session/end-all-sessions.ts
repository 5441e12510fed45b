/** Logs out everywhere: every session of a person, or every one but that which asks. */
import { inTransaction } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '../security-event/client.js';
import { endSessionsOf } from './end-sessions.store.js';

@Injectable()
export class EndAllSessions {
  private readonly logger = new Logger('Session');

  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param except id of a session that goes on
   * @returns how many there were
   */
  async execute(userId: number, client: Client, except?: string): Promise<number> {
    const reason = except === undefined ? 'logout_everywhere' : 'ended_by_owner';
    const ending = { userId, reason, client, except } as const;
    const ended = await inTransaction(this.dataSource, (db) => endSessionsOf(db, ending));
    this.logger.log({ event: 'session.ended', userId, reason: ending.reason, sessions: ended.length });
    return ended.length;
  }
}
