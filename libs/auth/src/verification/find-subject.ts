/** Finds the subject of a genuine token, and records the first use of an access token that came from a refresh. */
import type { Subject, TokenClaims } from '#auth/contract';
import { SessionSettings } from '#config';
import { batchQueries, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SubjectDirectory } from './directory/subject-directory.js';
import { noteTipUses, type TipUse } from './tip-use.store.js';

@Injectable()
export class FindSubject {
  /** Concurrent first uses share one transaction. */
  private readonly tipUses = batchQueries((uses: readonly TipUse[]) => this.recordUses(uses), 500);

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SessionSettings,
    private readonly directory: SubjectDirectory,
  ) {}

  /** @returns the subject, if the cache guarantees that the session is live and no first use has to be recorded */
  recall(claims: TokenClaims): Subject | undefined {
    return this.directory.recall(sessionIdOf(claims), claims);
  }

  /**
   * The first use of an access token proves that the refresh it came from has arrived: that starts the grace period of the
   * previous refresh token, before this call returns.
   * @returns undefined if the token has expired by the database's clock, the session has ended or expired, its user is
   * inactive or deleted, or the token names another user than the session does
   * @throws CodedError `database.unavailable` when it cannot be known
   */
  async execute(claims: TokenClaims): Promise<Subject | undefined> {
    return this.recall(claims) ?? this.load(claims);
  }

  private async load(claims: TokenClaims): Promise<Subject | undefined> {
    const sessionId = sessionIdOf(claims);
    const live = await this.directory.load(sessionId);
    if (!live || claims.exp <= live.now || !isOf(live.subject, claims)) return undefined;
    if (claims.token_type !== 'access' || claims.origin_jti === undefined) return live.subject;
    const { unusedTip } = live;
    if (unusedTip === claims.origin_jti.toLowerCase()) {
      await this.tipUses.load({ sessionId, tip: unusedTip });
    }
    // The session was read after the token was issued: its origin is that tip, or was used or superseded before.
    this.directory.settle(sessionId, claims.origin_jti);
    return live.subject;
  }

  private async recordUses(uses: readonly TipUse[]): Promise<void[]> {
    await inTransaction(this.dataSource, (db) => noteTipUses(db, uses, this.settings.refreshGrace));
    return uses.map(() => undefined);
  }
}

/** PostgreSQL writes uuids in lower case; a token may spell them otherwise. */
const sessionIdOf = ({ sid }: TokenClaims) => sid.toLowerCase();

const isOf = ({ userId, subject }: Subject, claims: TokenClaims) =>
  userId === claims.user_id && subject === claims.sub;
