/** The one place where a token is believed: every door reads tokens through it (RFC 8725). */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims, TokenType } from '#auth/contract';
import { TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { JwtService, type JwtVerifyOptions } from '@nestjs/jwt';
import { validate as isUuid } from 'uuid';
import { Clock } from '../clock.js';
import { readHeader, type TokenHeader } from './token-header.js';
import { TokenKeys } from './token-keys.js';
import { VerifiedTokens } from './verified-tokens.js';

const longestToken = 4096;

/** Seconds this process' clock may be off: only the database's clock decides closer than that. */
const clockSkew = 600;

const largestUserId = 2 ** 31 - 1;

@Injectable()
export class TokenReader {
  constructor(
    private readonly jwt: JwtService,
    private readonly keys: TokenKeys,
    private readonly settings: TokenSettings,
    private readonly clock: Clock,
    private readonly verified: VerifiedTokens,
  ) {}

  /**
   * @param raw whatever the caller sent as a token
   * @param type the only type that is accepted (RFC 8725 section 3.12)
   * @returns the claims of a token that we signed and that has not expired long ago; undefined for anything else.
   * Whether it has expired just now, and whether its session lives, is for `FindSubject` to say. At once where its key
   * is known.
   * @throws CodedError `database.unavailable` when it cannot be known whether its key is good
   */
  read(raw: unknown, type: TokenType): TokenClaims | undefined | Promise<TokenClaims | undefined> {
    if (typeof raw !== 'string' || raw.length > longestToken) return undefined;
    const header = this.verified.find(raw)?.header ?? headerOf(raw, type);
    const key = header && this.keys.verifying(header);
    if (!key) return undefined;
    if (key instanceof Promise) return key.then((found) => found && this.judge(raw, type, header, found));
    return this.judge(raw, type, header, key);
  }

  private judge(raw: string, type: TokenType, header: TokenHeader, key: KeyObject): TokenClaims | undefined {
    const known = this.verified.find(raw);
    const claims = known?.key === key ? known.claims : this.verify(raw, header, key, type);
    if (!claims || claims.token_type !== type) return undefined;
    if (claims.exp > this.seconds() - clockSkew) return claims;
    this.verified.delete(raw);
    return undefined;
  }

  private verify(raw: string, header: TokenHeader, key: KeyObject, type: TokenType): TokenClaims | undefined {
    try {
      const claims: unknown = this.jwt.verify(raw, {
        // A KeyObject made once: from anything else jsonwebtoken makes one at every call.
        publicKey: key as unknown as Exclude<JwtVerifyOptions['publicKey'], undefined>,
        algorithms: [header.algorithm],
        clockTimestamp: this.seconds(),
        ignoreExpiration: true,
      });
      if (!isClaims(claims) || claims.token_type !== type || !this.isOurs(claims, header)) return undefined;
      this.verified.add(raw, { header, key, claims });
      return claims;
    } catch {
      return undefined;
    }
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  /** What names an issuer or an audience must name ours; only tokens of before may name none. */
  private isOurs({ iss, aud }: TokenClaims, { former }: TokenHeader): boolean {
    if (former && iss === undefined && aud === undefined) return true;
    return iss === this.settings.issuer && aud === this.settings.audience;
  }
}

function headerOf(raw: string, type: TokenType): TokenHeader | undefined {
  try {
    return readHeader(raw, type);
  } catch {
    return undefined; // no JSON
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
