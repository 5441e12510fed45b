/** The mode `local`: verifies a token here, by the gateway's keys, and knows by itself which ones were revoked. */
import { errors, jwtVerify } from 'jose';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../ask/asker.js';
import { identityFrom } from '../ask/create-asking.js';
import type { Identity, Permissions } from '../identity.js';
import { type AccessClaims, accessClaims, looksLikeToken } from '../token-claims.js';
import { GatehouseUnavailable } from '../unavailable.js';
import type { Verifier } from '../verifier.js';
import type { KeyRing } from './key-ring.js';
import type { PermissionBook } from './permission-book.js';
import { RememberedTokens } from './remembered-tokens.js';
import type { Revocations } from './revocations.js';

export interface LocalParts {
  readonly keys: KeyRing;
  readonly revocations: Revocations;
  readonly book: PermissionBook;
  readonly remembered: RememberedTokens;
  /** Asks the auth-service. @throws GatehouseUnavailable, at once while the brokers are away */
  readonly ask: (token: string) => Promise<Answer | undefined>;
  /** Whether everything that was revoked is known, but for the last moments. */
  readonly isFresh: () => boolean;
  /** Whether the brokers can be reached, as far as is known. */
  readonly isReachable: () => boolean;
  /** What happens while it is not fresh. */
  readonly whenStale: 'refuse' | 'ask';
  readonly issuer: string;
  readonly audience: string;
  /** Milliseconds that a verification waits for the first freshness. */
  readonly timeout: number;
  readonly close: () => Promise<void>;
}

const refused = Promise.resolve(undefined);
/** Milliseconds between two looks whether it is fresh. */
const look = 25;

export class LocalVerifier implements Verifier {
  #wasFresh = false;
  #closed = false;

  constructor(private readonly parts: LocalParts) {}

  async ready(): Promise<void> {
    const { keys, isFresh } = this.parts;
    while (
      !this.#closed &&
      !(
        isFresh() &&
        (await keys.ready().then(
          () => true,
          () => false,
        ))
      )
    )
      await pause(look);
  }

  /** The way of nearly every call: known bytes, nothing revoked, permissions at hand. */
  verify(token: string): Promise<Identity | undefined> {
    const { remembered, revocations, book, isFresh } = this.parts;
    const now = Date.now();
    const found = remembered.get(token, now / 1000);
    if (!found || !isFresh() || this.#closed) return this.#verifyAnew(token);
    if (revocations.isRevoked(found.claims)) return refused;
    if (revocations.isDoubtful(found.claims)) return this.#ask(token);
    const held = book.get(found.claims.user_id, now);
    if (!held) return this.#verifyAnew(token);
    if (found.identity.permissions !== held) found.identity = identity(found.claims, held);
    return Promise.resolve(found.identity);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.parts.close();
  }

  async #verifyAnew(token: string): Promise<Identity | undefined> {
    const { revocations, book, ask, remembered, isFresh, whenStale } = this.parts;
    if (!looksLikeToken(token)) return undefined;
    if (this.#closed) throw new GatehouseUnavailable('closed');
    if (isFresh()) this.#wasFresh = true;
    else {
      if (whenStale === 'ask') return this.#ask(token);
      await this.#firstFreshness();
    }
    const claims = await this.#proved(token);
    if (!claims || revocations.isRevoked(claims)) return undefined;
    if (revocations.isDoubtful(claims)) return this.#ask(token);
    const { user_id } = claims;
    const held = book.get(user_id, Date.now()) ?? (await book.learn(user_id, () => ask(token)));
    // Learning takes its time, in which it may have been revoked, or the revocations were lost.
    if (!isFresh()) throw new GatehouseUnavailable('stale');
    if (!held || revocations.isRevoked(claims)) return undefined;
    if (revocations.isDoubtful(claims)) return this.#ask(token);
    const found = { claims, identity: identity(claims, held) };
    remembered.set(token, found);
    return found.identity;
  }

  async #ask(token: string): Promise<Identity | undefined> {
    return identityFrom(token, await this.parts.ask(token));
  }

  /** @throws GatehouseUnavailable at once if it was fresh before, or the brokers are known to be away */
  async #firstFreshness(): Promise<void> {
    const { isFresh, isReachable, timeout } = this.parts;
    if (this.#wasFresh) throw new GatehouseUnavailable('stale');
    const deadline = performance.now() + timeout;
    while (!isFresh()) {
      if (this.#closed) throw new GatehouseUnavailable('closed');
      if (!isReachable() || performance.now() > deadline) throw new GatehouseUnavailable('starting');
      await pause(look);
    }
    this.#wasFresh = true;
  }

  async #proved(token: string): Promise<AccessClaims | undefined> {
    const { remembered, keys, issuer, audience } = this.parts;
    const found = remembered.get(token, Date.now() / 1000);
    if (found) return found.claims;
    try {
      const { payload } = await jwtVerify(token, (header) => keys.key(header), {
        algorithms: ['ES256'],
        typ: 'at+jwt',
        issuer,
        audience,
      });
      return accessClaims(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

function identity({ user_id, sub, sid, exp }: AccessClaims, permissions: Permissions): Identity {
  return { userId: user_id, subject: sub, sessionId: sid, expiresAt: exp, permissions };
}
