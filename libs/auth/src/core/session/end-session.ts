/** Logs out: the session and all its tokens are dead at every door from here on. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { endSession } from './session.store.js';

@Injectable()
export class EndSession {
  constructor(private readonly dataSource: DataSource) {}

  async execute(sessionId: string): Promise<void> {
    await inTransaction(this.dataSource, (db) => endSession(db, sessionId));
  }
}
