/** Authenticates the bearer of a token, for every entry point: HTTP, refresh, `/verify/`, Kafka and TCP. */
import type { Subject, TokenClaims, TokenType } from '#auth/contract';
import type { VerificationMeter } from '#metrics';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { TokenReader } from '#auth/token';
import { FindSubject } from './find-subject.js';

export interface Authenticated {
  readonly subject: Subject;
  /** Of the token that was presented. */
  readonly claims: TokenClaims;
}

@Injectable()
export class AuthenticateToken {
  constructor(
    private readonly tokens: TokenReader,
    private readonly findSubject: FindSubject,
  ) {}

  /**
   * Answers from the cache, synchronously.
   * @returns undefined unless this exact token was verified before, its key is trusted and its session is known to be
   * live
   */
  recall(raw: string, type: TokenType): Authenticated | undefined {
    const claims = this.tokens.recall(raw, type);
    if (!claims) return undefined;
    const subject = this.findSubject.recall(claims);
    return subject && { subject, claims };
  }

  /**
   * @param payload of `raw`, whose signature was verified
   * @returns undefined if the rules refuse its claims or its session is not live
   * @throws CodedError `database.unavailable` when they cannot be read
   */
  async accept(raw: string, payload: unknown, type: TokenType): Promise<Authenticated | undefined> {
    return this.authenticated(await this.tokens.accept(raw, payload, type));
  }

  /**
   * For callers without Passport: jose verifies the signature.
   * @param raw whatever the caller sent
   * @param meter of the entry point
   * @returns undefined for anything but a genuine token of this type with a live session
   * @throws CodedError `database.unavailable` when they cannot be read
   */
  async execute(
    raw: unknown,
    type: TokenType,
    meter?: VerificationMeter,
  ): Promise<Authenticated | undefined> {
    const begun = meter?.begin() ?? 0;
    const known = typeof raw === 'string' ? this.recall(raw, type) : undefined;
    if (known) {
      meter?.end(begun, 'cache', true);
      return known;
    }
    const authenticated =
      typeof raw === 'string' ? await this.authenticated(await this.tokens.read(raw, type)) : undefined;
    meter?.end(begun, 'database', authenticated !== undefined);
    return authenticated;
  }

  @Spanned('find subject')
  private async authenticated(claims: TokenClaims | undefined): Promise<Authenticated | undefined> {
    const subject = claims && (await this.findSubject.execute(claims));
    return subject && { subject, claims };
  }
}
