/** The one place where a token is believed: every door reads tokens through it (RFC 8725). */
import type { TokenClaims, TokenType } from '#auth/contract';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { validate as isUuid } from 'uuid';
import { Clock } from '../clock.js';
import { VerifiedTokens } from './verified-tokens.js';

const longestToken = 4096;

/** Seconds this process' clock may be off: only the database's clock decides closer than that. */
const clockSkew = 600;

const largestUserId = 2 ** 31 - 1;

@Injectable()
export class TokenReader {
  constructor(
    private readonly jwt: JwtService,
    private readonly clock: Clock,
    private readonly verified: VerifiedTokens,
  ) {}

  /**
   * @param raw whatever the caller sent as a token
   * @param type the only type that is accepted (RFC 8725 section 3.12)
   * @returns the claims of a token that we signed and that has not expired long ago; undefined for anything else.
   * Whether it has expired just now, and whether its session lives, is for `FindSubject` to say.
   */
  read(raw: unknown, type: TokenType): TokenClaims | undefined {
    if (typeof raw !== 'string' || raw.length > longestToken) return undefined;
    const now = Math.floor(this.clock.now().getTime() / 1000);
    const claims = this.verified.find(raw) ?? this.verify(raw, now);
    if (claims && claims.exp <= now - clockSkew) {
      this.verified.delete(raw);
      return undefined;
    }
    return claims?.token_type === type ? claims : undefined;
  }

  private verify(raw: string, clockTimestamp: number): TokenClaims | undefined {
    try {
      const claims: unknown = this.jwt.verify(raw, { clockTimestamp, ignoreExpiration: true });
      if (!isClaims(claims)) return undefined;
      this.verified.add(raw, claims);
      return claims;
    } catch {
      return undefined;
    }
  }
}

/** A signature alone proves no shape: the key may be shared with services that sign tokens of their own. */
function isClaims(value: unknown): value is TokenClaims {
  if (typeof value !== 'object' || value === null) return false;
  const claims = value as Partial<Record<keyof TokenClaims, unknown>>;
  return (
    Number.isSafeInteger(claims.exp) &&
    Number.isSafeInteger(claims.iat) &&
    Number.isInteger(claims.user_id) &&
    (claims.user_id as number) > 0 &&
    (claims.user_id as number) <= largestUserId &&
    isUuid(claims.jti) &&
    isUuid(claims.sub) &&
    isUuid(claims.sid)
  );
}
