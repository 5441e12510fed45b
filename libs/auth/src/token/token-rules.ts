/** The rules that every entry point applies to a token, before and after its signature is verified (RFC 8725). */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims, TokenType } from '#auth/contract';
import { TokenSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { decodeProtectedHeader } from 'jose';
import { Clock } from './clock.js';
import { isCanonical } from './compact-form.js';
import { parseHeader, type TokenHeader } from './token-header.js';
import { TokenKeys } from './token-keys.js';
import { parseClaims, type ReadClaims } from './token-schema.js';

const maxTokenLength = 4096;

/**
 * Seconds by which the clocks of the issuing and the reading process may differ, because each may differ from the database's
 * clock by 300 s (decision 41). `FindSubject` compares `exp` with the database's clock, which is exact.
 */
const clockSkew = 600;

@Injectable()
export class TokenRules {
  constructor(
    private readonly keys: TokenKeys,
    private readonly settings: TokenSettings,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined for a token that is too long, malformed or of another type: its signature need not be verified */
  readHeader(raw: string, type: TokenType): TokenHeader | undefined {
    if (raw.length > maxTokenLength || !isCanonical(raw)) return undefined;
    try {
      return parseHeader(decodeProtectedHeader(raw), type);
    } catch {
      return undefined;
    }
  }

  /** @returns whether the cache guarantees that the key is trusted for such a token */
  trusts(header: TokenHeader, key: KeyObject): boolean {
    return this.keys.trusts(header, key);
  }

  /**
   * @returns undefined if no trusted key signs such tokens
   * @throws CodedError `database.unavailable` when they cannot be read
   */
  findKey(header: TokenHeader, raw: string): Promise<KeyObject | undefined> {
    return this.keys.find(header, raw);
  }

  /**
   * Expiry is checked with `clockSkew` in the token's favour: `FindSubject` compares it with the database's clock.
   * @param payload of a token whose signature was verified
   * @returns undefined unless the claims are ours, of this type and current
   */
  readClaims(payload: unknown, header: TokenHeader, type: TokenType): TokenClaims | undefined {
    const claims = parseClaims(payload, type);
    if (!claims || !this.isOurs(claims, header)) return undefined;
    return this.hasBegun(claims) && !this.hasExpired(claims) ? claims : undefined;
  }

  /** Whether the token has expired even if this process's clock is ahead by `clockSkew`. */
  hasExpired({ exp }: TokenClaims): boolean {
    return exp <= this.seconds() - clockSkew;
  }

  /**
   * A token from the future would outlive every revocation of its user, which compares with `iat`. `nbf` has no leeway:
   * our own tokens have none.
   */
  private hasBegun({ iat, nbf = 0 }: ReadClaims): boolean {
    const now = this.seconds();
    return iat <= now + clockSkew && nbf <= now;
  }

  /** Only legacy tokens may omit `iss` and `aud`. */
  private isOurs({ iss, aud }: TokenClaims, { isLegacy }: TokenHeader): boolean {
    if (isLegacy && iss === undefined && aud === undefined) return true;
    return iss === this.settings.issuer && aud === this.settings.audience;
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
