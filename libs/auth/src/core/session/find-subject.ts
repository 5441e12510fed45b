/** Says whom a genuine token stands for right now; calls that come together share one query. */
import type { Subject, TokenClaims } from '#auth/contract';
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { findLiveSubjects } from './subject.store.js';

@Injectable()
export class FindSubject {
  private readonly sessions: DataLoader<string, Subject | undefined>;

  constructor(dataSource: DataSource) {
    this.sessions = new DataLoader(
      async (sessionIds) => {
        const found = await readFrom(dataSource, (db) => findLiveSubjects(db, [...new Set(sessionIds)]));
        return sessionIds.map((sessionId) => found.get(sessionId));
      },
      { cache: false, maxBatchSize: 500 },
    );
  }

  /**
   * @returns undefined if the session has ended or expired, its user is inactive or deleted, or the token names
   * another user than the session does
   * @throws CodedError `database.unavailable` when it cannot be known
   */
  async execute(claims: TokenClaims): Promise<Subject | undefined> {
    // PostgreSQL writes uuids in lower case; a token may have been spelled otherwise.
    const subject = await this.sessions.load(claims.sid.toLowerCase());
    return subject?.userId === claims.user_id && subject.subject === claims.sub ? subject : undefined;
  }
}
