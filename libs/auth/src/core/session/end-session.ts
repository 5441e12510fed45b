/** Logs out: the session and all its tokens are dead at every door from here on. */
import { inTransaction } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '../security-event/client.js';
import { endSession } from './end-sessions.store.js';

@Injectable()
export class EndSession {
  private readonly logger = new Logger('Session');

  constructor(private readonly dataSource: DataSource) {}

  async execute(sessionId: string, client: Client): Promise<void> {
    const ending = { sessionId, reason: 'logout', client } as const;
    const ended = await inTransaction(this.dataSource, (db) => endSession(db, ending));
    if (ended) this.logger.log({ event: 'session.ended', ...ended, reason: ending.reason });
  }
}
