/** The one place where a token is believed: every door reads tokens through it (RFC 8725). */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims, TokenType } from '#auth/contract';
import { TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { type Known, whenKnown } from '../known.js';
import { jsonOf, takeApart } from './compact-token.js';
import { readHeader, type TokenHeader } from './token-header.js';
import { TokenKeys } from './token-keys.js';
import { type ReadClaims, readClaims } from './token-schema.js';
import { isSignedWith } from './token-signature.js';
import { VerifiedTokens } from './verified-tokens.js';

const longestToken = 4096;

/**
 * Seconds that this process' clock and the clock that wrote a token may differ: twice the five minutes that are
 * promised. Only the database's clock decides closer than that.
 */
const clockSkew = 600;

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
    const claims = readClaims(jsonOf(token.payload), type);
    if (!claims || !this.isOurs(claims, header)) return undefined;
    if (!this.hasBegun(claims) || this.isLongOver(claims)) return undefined;
    this.verified.add(raw, { header, key, claims });
    return claims;
  }

  private isLongOver({ exp }: TokenClaims): boolean {
    return exp <= this.seconds() - clockSkew;
  }

  /**
   * A token from the future would outlive every revocation of its user, which compares with `iat`. `nbf` has no
   * leeway: its issuer chose it, and it is none of our issuers.
   */
  private hasBegun({ iat, nbf = 0 }: ReadClaims): boolean {
    const now = this.seconds();
    return iat <= now + clockSkew && nbf <= now;
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
