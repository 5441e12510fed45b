/** Mode `local`: verifies tokens in this process, with the gateway's keys and the published revocations. */
import { errors, jwtVerify } from 'jose';
import { setTimeout as pause } from 'node:timers/promises';
import { identityFrom } from '../ask/create-asking-verifier.js';
import type { Verification } from '../ask/request-client.js';
import type { Identity, Permissions } from '../identity.js';
import { type AccessClaims, accessClaims, looksLikeToken } from '../token-claims.js';
import { GatehouseUnavailable } from '../unavailable.js';
import type { Verifier } from '../verifier.js';
import type { PermissionCache } from './permission-cache.js';
import type { Revocations } from './revocations.js';
import type { SigningKeys } from './signing-keys.js';
import type { VerifiedTokenCache } from './verified-token-cache.js';

export interface LocalVerifierOptions {
  readonly keys: SigningKeys;
  readonly revocations: Revocations;
  readonly permissions: PermissionCache;
  readonly tokens: VerifiedTokenCache;
  /** Sends a request to the auth-service. @throws GatehouseUnavailable, immediately while the brokers are away */
  readonly request: (token: string) => Promise<Verification | undefined>;
  /** Whether all revocations were read within the allowed lag. */
  readonly isFresh: () => boolean;
  /** False when the brokers cannot be reached. */
  readonly isReachable: () => boolean;
  /** What to do while `isFresh` returns false. */
  readonly whenStale: 'refuse' | 'ask';
  readonly issuer: string;
  readonly audience: string;
  /** Milliseconds that a verification waits at the start until the revocations are read. */
  readonly timeout: number;
  readonly close: () => Promise<void>;
}

const invalid = Promise.resolve(undefined);
/** Milliseconds between two checks of `isFresh`. */
const poll = 25;

export class LocalVerifier implements Verifier {
  #wasFresh = false;
  #closed = false;

  constructor(private readonly options: LocalVerifierOptions) {}

  async ready(): Promise<void> {
    const { keys, isFresh } = this.options;
    const hasKeys = () =>
      keys.ready().then(
        () => true,
        () => false,
      );
    while (!this.#closed && !(isFresh() && (await hasKeys()))) await pause(poll);
  }

  /** The fast path: the token and the permissions are cached, and nothing is revoked. */
  verify(token: string): Promise<Identity | undefined> {
    const { tokens, revocations, permissions, isFresh } = this.options;
    const now = Date.now();
    const cached = tokens.get(token, now / 1000);
    if (!cached || !isFresh() || this.#closed) return this.#verifyUncached(token);
    if (revocations.isRevoked(cached.claims)) return invalid;
    if (revocations.mayBeRevoked(cached.claims)) return this.#request(token);
    const held = permissions.get(cached.claims.user_id, now);
    if (!held) return this.#verifyUncached(token);
    if (cached.identity.permissions !== held) cached.identity = identity(cached.claims, held);
    return Promise.resolve(cached.identity);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.options.close();
  }

  async #verifyUncached(token: string): Promise<Identity | undefined> {
    const { revocations, permissions, request, tokens, isFresh, whenStale } = this.options;
    if (!looksLikeToken(token)) return undefined;
    if (this.#closed) throw new GatehouseUnavailable('closed');
    if (isFresh()) this.#wasFresh = true;
    else {
      if (whenStale === 'ask') return this.#request(token);
      await this.#untilFresh();
    }
    const claims = await this.#verifySignature(token);
    if (!claims || revocations.isRevoked(claims)) return undefined;
    if (revocations.mayBeRevoked(claims)) return this.#request(token);
    const { user_id } = claims;
    const held =
      permissions.get(user_id, Date.now()) ?? (await permissions.load(user_id, () => request(token)));
    // While the permissions were loaded, the token may have been revoked, or the connection lost.
    if (!isFresh()) throw new GatehouseUnavailable('stale');
    if (!held || revocations.isRevoked(claims)) return undefined;
    if (revocations.mayBeRevoked(claims)) return this.#request(token);
    const verified = { claims, identity: identity(claims, held) };
    tokens.set(token, verified);
    return verified.identity;
  }

  async #request(token: string): Promise<Identity | undefined> {
    return identityFrom(token, await this.options.request(token));
  }

  /** Waits at the start only. @throws GatehouseUnavailable immediately if it was fresh before, or the brokers are away */
  async #untilFresh(): Promise<void> {
    const { isFresh, isReachable, timeout } = this.options;
    if (this.#wasFresh) throw new GatehouseUnavailable('stale');
    const deadline = performance.now() + timeout;
    while (!isFresh()) {
      if (this.#closed) throw new GatehouseUnavailable('closed');
      if (!isReachable() || performance.now() > deadline) throw new GatehouseUnavailable('starting');
      await pause(poll);
    }
    this.#wasFresh = true;
  }

  async #verifySignature(token: string): Promise<AccessClaims | undefined> {
    const { tokens, keys, issuer, audience } = this.options;
    const cached = tokens.get(token, Date.now() / 1000);
    if (cached) return cached.claims;
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
