/** Tokens whose signature was verified, until they expire: the same bytes need no second verification. */
import type { Identity } from '../identity.js';
import type { AccessClaims } from '../token-claims.js';

export interface RememberedToken {
  readonly claims: AccessClaims;
  /** As last given out; made anew when the permissions are others. */
  identity: Identity;
}

export class RememberedTokens {
  readonly #tokens = new Map<string, RememberedToken>();

  /** @param most how many are kept; the oldest make room */
  constructor(private readonly most: number) {}

  /** @param now seconds since the epoch */
  get(token: string, now: number): RememberedToken | undefined {
    const found = this.#tokens.get(token);
    if (!found || found.claims.exp > now) return found;
    this.#tokens.delete(token);
    return undefined;
  }

  set(token: string, remembered: RememberedToken): void {
    if (this.#tokens.size >= this.most && !this.#tokens.has(token)) {
      const [oldest] = this.#tokens.keys();
      this.#tokens.delete(oldest!);
    }
    this.#tokens.set(token, remembered);
  }

  clear(): void {
    this.#tokens.clear();
  }
}
