/** Tokens whose signature was verified, until they expire: the same bytes need no second verification. */
import { LRUCache } from 'lru-cache';
import type { Identity } from '../identity.js';
import type { AccessClaims } from '../token-claims.js';

export interface RememberedToken {
  readonly claims: AccessClaims;
  /** As last returned; built again when the permissions differ. */
  identity: Identity;
}

export class RememberedTokens {
  readonly #tokens: LRUCache<string, RememberedToken>;

  /** @param most how many are kept; those that were not used for longest make room */
  constructor(most: number) {
    this.#tokens = new LRUCache({ max: most });
  }

  /** @param now seconds since the epoch */
  get(token: string, now: number): RememberedToken | undefined {
    const found = this.#tokens.get(token);
    if (!found || found.claims.exp > now) return found;
    this.#tokens.delete(token);
    return undefined;
  }

  set(token: string, remembered: RememberedToken): void {
    this.#tokens.set(token, remembered);
  }

  clear(): void {
    this.#tokens.clear();
  }
}
