/** Logs out everywhere: ends every session of a user. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { endSessionsOf } from './end-sessions.store.js';

@Injectable()
export class EndAllSessions {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns the number of sessions ended */
  async execute(userId: number, client: Client): Promise<number> {
    const ending = { userId, reason: 'logout_everywhere', client } as const;
    const ended = await inTransaction(this.dataSource, (db) => endSessionsOf(db, ending));
    return ended.length;
  }
}
