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
   * @param token an access token, or whatever a caller sent in its place
   * @returns who it stands for; undefined for a token that is not good (any more)
   * @throws GatehouseUnavailable when nobody can tell at this moment: refuse the call, with 503
   */
  verify(token: unknown): Promise<Identity | undefined> {
    return typeof token === 'string' ? this.verifier.verify(token) : Promise.resolve(undefined);
  }

  /** Leaves the brokers; open questions fail. */
  close(): Promise<void> {
    return this.verifier.close();
  }
}

/** Starts to connect at once, and goes on until it is up or closed. One for each process. */
export function createGatehouse(options: GatehouseOptions): Gatehouse {
  return new Gatehouse(options.mode === 'ask' ? createAsking(options) : createLocal(options));
}
