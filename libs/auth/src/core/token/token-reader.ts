/** The one place where a token is believed: every door reads tokens through it (RFC 8725). */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims, TokenType } from '#auth/contract';
import { TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Clock } from '../clock.js';
import { type Known, whenKnown } from '../known.js';
import { jsonOf, takeApart } from './compact-token.js';
import { readHeader, type TokenHeader } from './token-header.js';
import { TokenKeys } from './token-keys.js';
import { isSignedWith } from './token-signature.js';
import { VerifiedTokens } from './verified-tokens.js';

const longestToken = 4096;

/** Seconds this process' clock may be off: only the database's clock decides closer than that. */
const clockSkew = 600;

const largestUserId = 2 ** 31 - 1;

@Injectable()
export class TokenReader {
  constructor(
    private readonly keys: TokenKeys,
    private readonly settings: TokenSettings,
    private readonly clock: Clock,
    private readonly verified: VerifiedTokens,
  ) {}

  /**
   * @param raw whatever the caller sent as a token
   * @param type the only type that is accepted (RFC 8725 section 3.12)
   * @returns the claims of a token that we signed and that has not expired long ago; undefined for anything else.
   * Whether it has expired just now, and whether its session lives, is for `FindSubject` to say. At once where the token
   * was read before.
   * @throws CodedError `database.unavailable` when it cannot be known whether its key is good
   */
  read(raw: unknown, type: TokenType): Known<TokenClaims | undefined> {
    if (typeof raw !== 'string' || raw.length > longestToken) return undefined;
    const known = this.verified.find(raw);
    if (!known) return this.verify(raw, type);
    const judge = (trusted: KeyObject | undefined) =>
      known.key === trusted ? this.recall(known.claims, type) : this.verify(raw, type);
    return whenKnown(this.keys.verifying(known.header), judge);
  }

  private recall(claims: TokenClaims, type: TokenType): TokenClaims | undefined {
    return claims.token_type === type && !this.isLongOver(claims) ? claims : undefined;
  }

  private async verify(raw: string, type: TokenType): Promise<TokenClaims | undefined> {
    const token = takeApart(raw);
    const header = token && readHeader(token.header, type);
    const key = header && (await this.keys.verifying(header));
    if (!key) return undefined;
    // What cannot be judged is refused: a failure would have its request tried again for ever.
    if (!(await isSignedWith(token, header.algorithm, key).catch(() => false))) return undefined;
    const claims = jsonOf(token.payload);
    if (!isClaims(claims) || claims.token_type !== type || !this.isOurs(claims, header)) return undefined;
    if (!this.hasBegun(claims) || this.isLongOver(claims)) return undefined;
    this.verified.add(raw, { header, key, claims });
    return claims;
  }

  private isLongOver({ exp }: TokenClaims): boolean {
    return exp <= this.seconds() - clockSkew;
  }

  /** We write no `nbf` (RFC 7519, 4.1.5); what has one must not be from the future. */
  private hasBegun(claims: TokenClaims): boolean {
    const { nbf } = claims as { nbf?: unknown };
    return nbf === undefined || (Number.isSafeInteger(nbf) && (nbf as number) <= this.seconds());
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
