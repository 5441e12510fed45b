/** Reads tokens by the token rules, and caches those whose signature was verified. */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims, TokenType } from '#auth/contract';
import { Injectable } from '@nestjs/common';
import type { TokenHeader } from './token-header.js';
import { TokenRules } from './token-rules.js';
import { VerifiedTokens } from './verified-tokens.js';
import { verifySignature } from './verify-signature.js';

/** Returned claims mean that Gatehouse signed the token. `FindSubject` checks that its session is live. */
@Injectable()
export class TokenReader {
  constructor(
    private readonly rules: TokenRules,
    private readonly verified: VerifiedTokens,
  ) {}

  /** @returns the claims of this token, if its signature was verified before and the cache guarantees that its key is trusted */
  recall(raw: string, type: TokenType): TokenClaims | undefined {
    const token = this.verified.find(raw);
    if (!token || token.claims.token_type !== type || this.rules.hasExpired(token.claims)) return undefined;
    return this.rules.trusts(token.header, token.key) ? token.claims : undefined;
  }

  /**
   * @param payload of `raw`, whose signature was verified
   * @returns undefined if the rules reject it
   * @throws CodedError `database.unavailable` if the trusted keys cannot be read
   */
  async accept(raw: string, payload: unknown, type: TokenType): Promise<TokenClaims | undefined> {
    const header = this.rules.readHeader(raw, type);
    const key = header && (await this.rules.findKey(header, raw));
    return key && this.acceptPayload(raw, payload, header, key, type);
  }

  /**
   * @param type the only type that is accepted (RFC 8725, 3.12)
   * @returns undefined for anything but a genuine token of this type
   * @throws CodedError `database.unavailable` if the trusted keys cannot be read
   */
  async read(raw: string, type: TokenType): Promise<TokenClaims | undefined> {
    const header = this.rules.readHeader(raw, type);
    const key = header && (await this.rules.findKey(header, raw));
    if (!key) return undefined;
    const recalled = this.recall(raw, type);
    if (recalled) return recalled;
    const payload = await verifySignature(raw, key, header.algorithm);
    return payload && this.acceptPayload(raw, parseJson(payload), header, key, type);
  }

  private acceptPayload(
    raw: string,
    payload: unknown,
    header: TokenHeader,
    key: KeyObject,
    type: TokenType,
  ): TokenClaims | undefined {
    const claims = this.rules.readClaims(payload, header, type);
    if (claims) this.verified.add(raw, { header, key, claims });
    return claims;
  }
}

/** @returns undefined for anything but JSON in UTF-8 */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
