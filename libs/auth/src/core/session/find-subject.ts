/** Says whom a genuine token stands for right now, and notes when a refresh is seen to have arrived. */
import type { Subject, TokenClaims } from '#auth/contract';
import { SessionSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { noteTipUses, type TipUse } from './rotation.store.js';
import { findLiveSessions, type LiveSession } from './subject.store.js';

/** Calls that come together share one statement; nothing is remembered. */
const together = { cache: false, maxBatchSize: 500 } as const;

@Injectable()
export class FindSubject {
  private readonly sessions: DataLoader<string, LiveSession | undefined>;
  private readonly uses: DataLoader<TipUse, void>;

  constructor(dataSource: DataSource, settings: SessionSettings) {
    this.sessions = new DataLoader(async (sessionIds) => {
      const found = await readFrom(dataSource, (db) => findLiveSessions(db, [...new Set(sessionIds)]));
      return sessionIds.map((sessionId) => found.get(sessionId));
    }, together);
    this.uses = new DataLoader(async (uses) => {
      await inTransaction(dataSource, (db) => noteTipUses(db, uses, settings.refreshGrace));
      return uses.map(() => undefined);
    }, together);
  }

  /**
   * An access token shows that the refresh it came from has arrived: the first one ends the time in which the refresh
   * token before it can be sent again, before the answer is given.
   * @returns undefined if the token has expired by the database's clock, the session has ended or expired, its user is
   * inactive or deleted, or the token names another user than the session does
   * @throws CodedError `database.unavailable` when it cannot be known
   */
  async execute(claims: TokenClaims): Promise<Subject | undefined> {
    // PostgreSQL writes uuids in lower case; a token may have been spelled otherwise.
    const live = await this.sessions.load(claims.sid.toLowerCase());
    if (!live || claims.exp <= live.now || !isOf(live.subject, claims)) return undefined;
    const { unusedTip, subject } = live;
    if (unusedTip && claims.token_type === 'access' && claims.origin_jti?.toLowerCase() === unusedTip) {
      await this.uses.load({ sessionId: subject.sessionId, tip: unusedTip });
    }
    return subject;
  }
}

const isOf = ({ userId, subject }: Subject, claims: TokenClaims) =>
  userId === claims.user_id && subject === claims.sub;
