/** The client of a service: one way to ask about a token, whatever stands behind it. */
import { createAsking } from './ask/create-asking.js';
import type { Identity } from './identity.js';
import { createLocal } from './local/create-local.js';
import type { GatehouseOptions } from './options.js';
import type { Verifier } from './verifier.js';

export class Gatehouse {
  /** See createGatehouse(). */
  constructor(private readonly verifier: Verifier) {}

  /** Resolves when `verify` can answer, however long that takes; `verify` itself waits for its time-out only. */
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

  /** Leaves the brokers; open questions fail. */
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

/** Starts to connect at once, and goes on until it is up or closed. One for each process. */
export function createGatehouse(options: GatehouseOptions): Gatehouse {
  return new Gatehouse(options.mode === 'ask' ? createAsking(options) : createLocal(options));
}
