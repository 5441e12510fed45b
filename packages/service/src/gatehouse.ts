/** The client of a service: verifies tokens in either mode. */
import { createAskingVerifier } from './ask/create-asking-verifier.js';
import type { Identity } from './identity.js';
import { createLocalVerifier } from './local/create-local-verifier.js';
import type { GatehouseOptions } from './options.js';
import type { Verifier } from './verifier.js';

export class Gatehouse {
  /** Use `createGatehouse`; the constructor is for test doubles. */
  constructor(private readonly verifier: Verifier) {}

  /** Resolves when `verify` can answer, however long that takes. `verify` itself waits for its time limit only. */
  ready(): Promise<void> {
    return this.verifier.ready();
  }

  /**
   * @param token an access token, or several (the values of one cookie name), or any other value a caller sent
   * @returns the identity of the first valid token; undefined if none is valid
   * @throws GatehouseUnavailable when no answer is available now: reject the request with 503
   */
  verify(token: unknown): Promise<Identity | undefined> {
    if (typeof token === 'string') return this.verifier.verify(token);
    return Array.isArray(token) ? this.verifyFirst(token) : Promise.resolve(undefined);
  }

  /** Disconnects from the brokers; pending verifications fail with `closed`. */
  close(): Promise<void> {
    return this.verifier.close();
  }

  private async verifyFirst(tokens: readonly unknown[]): Promise<Identity | undefined> {
    for (const token of tokens) {
      const identity = typeof token === 'string' ? await this.verifier.verify(token) : undefined;
      if (identity) return identity;
    }
    return undefined;
  }
}

/** Starts to connect immediately and reconnects until `close()`. Create one per process. */
export function createGatehouse(options: GatehouseOptions): Gatehouse {
  return new Gatehouse(options.mode === 'ask' ? createAskingVerifier(options) : createLocalVerifier(options));
}
