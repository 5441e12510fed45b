/** Tokens whose signature and shape were found good, so that the same token costs one look-up the next time. */
import type { TokenClaims } from '#auth/contract';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** About 1.3 kB each; those not seen for longest make room. */
const most = 30_000;

/** As tokens are written (RFC 7515, 3.1); whatever else a lenient library accepts is verified each time. */
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;

@Injectable()
export class VerifiedTokens {
  private readonly claims = new LRUCache<string, TokenClaims>({ max: most });

  /** @param raw exactly as it was verified: another spelling of the same token is another token */
  find(raw: string): TokenClaims | undefined {
    return this.claims.get(raw);
  }

  add(raw: string, claims: TokenClaims): void {
    if (compact.test(raw)) this.claims.set(copyOf(raw), Object.freeze(claims));
  }

  delete(raw: string): void {
    this.claims.delete(raw);
  }

  /** To be called whenever another set of keys is believed. */
  clear(): void {
    this.claims.clear();
  }
}

/** The part of a header that a token was cut from would be kept in memory with it. */
function copyOf(raw: string): string {
  return Buffer.from(raw, 'latin1').toString('latin1');
}
