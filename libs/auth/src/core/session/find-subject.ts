/** Says whom a genuine token stands for right now, and notes when a refresh is seen to have arrived. */
import type { Subject, TokenClaims } from '#auth/contract';
import { SessionSettings } from '#config';
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import type { Known } from '../known.js';
import { SubjectDirectory } from './directory/subject-directory.js';
import { noteTipUses, type TipUse } from './rotation.store.js';

@Injectable()
export class FindSubject {
  /** Notes that come together share one statement. */
  private readonly uses: DataLoader<TipUse, void>;

  constructor(
    dataSource: DataSource,
    settings: SessionSettings,
    private readonly directory: SubjectDirectory,
  ) {
    this.uses = new DataLoader(
      async (uses) => {
        await inTransaction(dataSource, (db) => noteTipUses(db, uses, settings.refreshGrace));
        return uses.map(() => undefined);
      },
      { cache: false, maxBatchSize: 500 },
    );
  }

  /**
   * An access token shows that the refresh it came from has arrived: the first one ends the time in which the refresh
   * token before it can be sent again, before the answer is given.
   * @returns undefined if the token has expired by the database's clock, the session has ended or expired, its user is
   * inactive or deleted, or the token names another user than the session does. At once where it is known, which spares
   * the busiest callers a promise.
   * @throws CodedError `database.unavailable` when it cannot be known
   */
  execute(claims: TokenClaims): Known<Subject | undefined> {
    // PostgreSQL writes uuids in lower case; a token may have been spelled otherwise.
    const sessionId = claims.sid.toLowerCase();
    return this.directory.recall(sessionId, claims) ?? this.ask(sessionId, claims);
  }

  private async ask(sessionId: string, claims: TokenClaims): Promise<Subject | undefined> {
    const live = await this.directory.load(sessionId);
    if (!live || claims.exp <= live.now || !isOf(live.subject, claims)) return undefined;
    if (claims.token_type !== 'access' || claims.origin_jti === undefined) return live.subject;
    const { unusedTip } = live;
    if (unusedTip === claims.origin_jti.toLowerCase()) await this.uses.load({ sessionId, tip: unusedTip });
    // The session was read after the token was issued: its origin is that tip, used before, or superseded.
    this.directory.settle(sessionId, claims.origin_jti);
    return live.subject;
  }
}

const isOf = ({ userId, subject }: Subject, claims: TokenClaims) =>
  userId === claims.user_id && subject === claims.sub;
