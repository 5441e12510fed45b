/** Implemented by each mode. */
import type { Identity } from './identity.js';

export interface Verifier {
  /** Resolves when `verify` can answer. */
  ready(): Promise<void>;
  /** @param token any text. @returns undefined for an invalid token. @throws GatehouseUnavailable when no answer is available now */
  verify(token: string): Promise<Identity | undefined>;
  close(): Promise<void>;
}
