/** Gives a session that goes on new tokens, after what makes the old ones suspect. */
import { SessionSettings } from '#config';
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type IssuedTokens, IssueTokens } from '../token/issue-tokens.js';
import { judgeRefreshToken } from './rotation.store.js';
import { lockTip } from './session.store.js';

/** Of a token that is not presented: the session's own limits judge it. */
const withoutEnd = Number.MAX_SAFE_INTEGER;

@Injectable()
export class RenewTokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly issueTokens: IssueTokens,
    private readonly limits: SessionSettings,
  ) {}

  /**
   * As a refresh does with the session's own tip: once the new tokens are in use, a copy of the old ends the session.
   * @returns undefined if the session has ended
   */
  async execute(sessionId: string): Promise<IssuedTokens | undefined> {
    const standing = await inTransaction(this.dataSource, async (db) => {
      const jti = await lockTip(db, sessionId);
      if (jti === undefined) return undefined;
      return judgeRefreshToken(db, { sessionId, jti, expiresAt: withoutEnd }, this.limits);
    });
    return standing && this.issueTokens.execute(standing);
  }
}
