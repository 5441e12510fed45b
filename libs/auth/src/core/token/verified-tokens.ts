/** Tokens whose signature and shape were found good, so that the same token costs one look-up the next time. */
import type { KeyObject } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { TokenHeader } from './token-header.js';

/** About 1.3 kB each; those not seen for longest make room. */
const most = 30_000;

/** Of a token's end, by which it is looked up before it is compared whole: to hash all of it takes ten times as long. */
const tail = 40;

export interface VerifiedToken {
  readonly header: TokenHeader;
  /** By which it was found good: whether that is still to be trusted is asked anew each time. */
  readonly key: KeyObject;
  readonly claims: TokenClaims;
}

@Injectable()
export class VerifiedTokens {
  private readonly tokens = new LRUCache<string, VerifiedToken & { readonly raw: string }>({ max: most });

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

/** The part of a header that a token was cut from would be kept in memory with it. */
function copyOf(raw: string): string {
  return Buffer.from(raw, 'latin1').toString('latin1');
}
