/** Logs out: the session and all its tokens are dead at every door from here on. */
import { inTransaction } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { endSession } from './session.store.js';

@Injectable()
export class EndSession {
  private readonly logger = new Logger('Session');

  constructor(private readonly dataSource: DataSource) {}

  async execute(sessionId: string): Promise<void> {
    await inTransaction(this.dataSource, (db) => endSession(db, sessionId));
    this.logger.log({ event: 'session.ended', sessionId });
  }
}
