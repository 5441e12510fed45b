/** Exchanges a refresh token for its successor and a fresh access token. */
import type { TokenClaims } from '#auth/contract';
import { SessionSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type IssuedTokens, IssueTokens } from '../token/issue-tokens.js';
import { rotateRefreshToken } from './session.store.js';

@Injectable()
export class RotateSession {
  constructor(
    private readonly dataSource: DataSource,
    private readonly issueTokens: IssueTokens,
    private readonly limits: SessionSettings,
  ) {}

  /**
   * @param claims of a refresh token that was read and found genuine
   * @throws CodedError `session.token_invalid` if the token was used before or its session has ended
   */
  async execute(claims: TokenClaims): Promise<IssuedTokens> {
    const rotated = { sessionId: claims.sid, jti: claims.jti, successor: uuidv7() };
    const grant = await inTransaction(this.dataSource, (db) => rotateRefreshToken(db, rotated, this.limits));
    if (!grant) throw new CodedError('session.token_invalid');
    return this.issueTokens.execute(grant);
  }
}
