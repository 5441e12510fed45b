/** Tokens whose signature was verified and whose claims passed the rules: a bounded cache. */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { TokenHeader } from './token-header.js';

/** About 1.3 kB each; the least recently used are evicted. */
const maxTokens = 30_000;

/** Characters of the cache key, the end of a token: hashing all of it takes ten times as long. The whole is compared. */
const tail = 40;

export interface VerifiedToken {
  readonly header: TokenHeader;
  /** Verified the signature. Each use checks that it is still trusted. */
  readonly key: KeyObject;
  readonly claims: TokenClaims;
}

@Injectable()
export class VerifiedTokens {
  private readonly tokens = new LRUCache<string, VerifiedToken & { readonly raw: string }>({
    max: maxTokens,
  });

  /** @param raw exactly as it was verified: another spelling of the same token is another token */
  find(raw: string): VerifiedToken | undefined {
    const token = this.tokens.get(raw.slice(-tail));
    return token?.raw === raw ? token : undefined;
  }

  add(raw: string, token: VerifiedToken): void {
    Object.freeze(token.claims);
    const own = copyOf(raw);
    this.tokens.set(own.slice(-tail), { ...token, raw: own });
  }
}

/** A slice would keep the request header it was cut from in memory. */
function copyOf(raw: string): string {
  return Buffer.from(raw, 'latin1').toString('latin1');
}
