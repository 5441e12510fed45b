/** Caches tokens with a verified signature until they expire. */
import { LRUCache } from 'lru-cache';
import type { Identity } from '../identity.js';
import type { AccessClaims } from '../token-claims.js';

export interface VerifiedToken {
  readonly claims: AccessClaims;
  /** The last result; replaced when the permissions change. */
  identity: Identity;
}

export class VerifiedTokenCache {
  readonly #tokens: LRUCache<string, VerifiedToken>;

  /** @param size maximum of tokens; the least recently used are evicted */
  constructor(size: number) {
    this.#tokens = new LRUCache({ max: size });
  }

  /** @param now seconds since the epoch */
  get(token: string, now: number): VerifiedToken | undefined {
    const cached = this.#tokens.get(token);
    if (!cached || cached.claims.exp > now) return cached;
    this.#tokens.delete(token);
    return undefined;
  }

  set(token: string, verified: VerifiedToken): void {
    this.#tokens.set(token, verified);
  }

  clear(): void {
    this.#tokens.clear();
  }
}
