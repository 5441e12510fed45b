/** Tokens whose signature and shape were found good, so that the same token costs one look-up the next time. */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { TokenHeader } from './token-header.js';

/** About 1.3 kB each; those not seen for longest make room. */
const most = 30_000;

/** As tokens are written (RFC 7515, 3.1); whatever else a lenient library accepts is verified each time. */
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface VerifiedToken {
  readonly header: TokenHeader;
  /** By which it was found good: whether that is still to be trusted is asked anew each time. */
  readonly key: KeyObject;
  readonly claims: TokenClaims;
}

@Injectable()
export class VerifiedTokens {
  private readonly tokens = new LRUCache<string, VerifiedToken>({ max: most });

  /** @param raw exactly as it was verified: another spelling of the same token is another token */
  find(raw: string): VerifiedToken | undefined {
    return this.tokens.get(raw);
  }

  add(raw: string, token: VerifiedToken): void {
    Object.freeze(token.claims);
    if (compact.test(raw)) this.tokens.set(copyOf(raw), token);
  }

  delete(raw: string): void {
    this.tokens.delete(raw);
  }
}

/** The part of a header that a token was cut from would be kept in memory with it. */
function copyOf(raw: string): string {
  return Buffer.from(raw, 'latin1').toString('latin1');
}
