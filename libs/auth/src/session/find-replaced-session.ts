/** Checks whether rejected tokens belong to a session that continues under another session id. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isAnyReplaced } from './replace-session.store.js';

@Injectable()
export class FindReplacedSession {
  constructor(private readonly dataSource: DataSource) {}

  /** @param sessionIds of verified tokens @returns whether one of the sessions was replaced */
  async execute(sessionIds: readonly string[]): Promise<boolean> {
    if (sessionIds.length === 0) return false;
    return readFrom(this.dataSource, (db) => isAnyReplaced(db, sessionIds));
  }
}
