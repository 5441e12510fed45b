/** What a mode has to be able to do. */
import type { Identity } from './identity.js';

export interface Verifier {
  /** Resolves when it can answer. */
  ready(): Promise<void>;
  /** @param token any text. @returns undefined for a token that is not good. @throws GatehouseUnavailable when that cannot be told now */
  verify(token: string): Promise<Identity | undefined>;
  close(): Promise<void>;
}
