/** Exchanges a refresh token for its successor and a new access token. Detected reuse ends the session. */
import type { TokenClaims } from '#auth/contract';
import { SessionSettings } from '#config';
import { batchQueries, inStatement, inTransaction } from '#database';
import { MailOutbox } from '#mail-queue';
import { type ActivityOutcome, countActivity } from '#metrics';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { findAddressee } from '#auth/user';
import type { Client } from '#auth/security-event';
import { type IssuedTokens, IssueTokens } from '#auth/token';
import { endSession } from './end-sessions.store.js';
import {
  lockAndRotateRefreshToken,
  type PresentedToken,
  rotateFreeRefreshTokens,
  rotateRefreshToken,
  type RotationResult,
} from './rotation.store.js';

@Injectable()
export class RotateSession {
  private readonly rotations = batchQueries(
    (presented: readonly PresentedToken[]) => this.rotateFree(presented),
    100,
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly issueTokens: IssueTokens,
    private readonly limits: SessionSettings,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Concurrent calls with one token receive the same successor. A token stays valid until its successor is first used and
   * for the grace period after that, so that a browser that lost the response, or sent two requests, stays logged in.
   * Later use is treated as theft (RFC 9700, 4.14.2): the session ends and its owner is notified by mail.
   * @param claims of a refresh token whose signature was verified
   * @returns undefined if the session has ended, including by this call
   */
  @Spanned('rotate session')
  async execute(claims: TokenClaims, client: Client): Promise<IssuedTokens | undefined> {
    const presented = {
      sessionId: claims.sid.toLowerCase(),
      jti: claims.jti.toLowerCase(),
      expiresAt: claims.exp,
    };
    const result = (await this.rotations.load(presented)) ?? (await this.rotateAlone(presented));
    const final =
      !result || result.isValid
        ? result
        : await inTransaction(this.dataSource, (db) => this.rotateOrEnd(db, presented, client));
    countActivity('refresh', outcomeOf(final));
    return final?.isValid ? this.issueTokens.execute(final) : undefined;
  }

  /** Concurrent refreshes share one statement and its commit. @returns undefined for each token to rotate in its own statement */
  private async rotateFree(presented: readonly PresentedToken[]): Promise<(RotationResult | undefined)[]> {
    const bySession = new Map(presented.map((token) => [token.sessionId, token]));
    const results = await inStatement(this.dataSource, (db) =>
      rotateFreeRefreshTokens(db, [...bySession.values()], this.limits),
    );
    return presented.map((token) => {
      const sent = bySession.get(token.sessionId)!;
      const result = sent.jti === token.jti ? results.get(token.sessionId) : undefined;
      return result && sent !== token ? { ...result, isRotated: false } : result;
    });
  }

  private rotateAlone(presented: PresentedToken): Promise<RotationResult | undefined> {
    return inStatement(this.dataSource, (db) => rotateRefreshToken(db, presented, this.limits));
  }

  /** Repeats the rotation with the session locked. Ends the session if the token was reused. */
  private async rotateOrEnd(
    db: EntityManager,
    presented: PresentedToken,
    client: Client,
  ): Promise<RotationResult | undefined> {
    const result = await lockAndRotateRefreshToken(db, presented, this.limits);
    if (!result || result.isValid) return result;
    const { sessionId, userId, now } = result;
    await endSession(db, { sessionId, reason: 'refresh_reused', client });
    const time = `${new Date(now * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const addressee = await findAddressee(db, userId);
    await this.outbox.add(db, { ...addressee, template: 'session-reused', parameters: { time } });
    return result;
  }
}

function outcomeOf(result: RotationResult | undefined): ActivityOutcome<'refresh'> {
  if (!result) return 'rejected';
  if (!result.isValid) return 'reused';
  return result.isRotated ? 'rotated' : 'repeated';
}
