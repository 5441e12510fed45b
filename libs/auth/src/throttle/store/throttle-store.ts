/** Stores that count attempts: Redis, PostgreSQL, or PostgreSQL while Redis is down. */

/** Limit of attempts within a window that opens with the first one. */
export interface Counter {
  readonly key: string;
  readonly limit: number;
  /** Length of the window. */
  readonly seconds: number;
}

/** A counter at its limit. */
export interface FullCounter {
  readonly key: string;
  /** Seconds until its window closes, at least 1. */
  readonly retryAfter: number;
  /** Whether this is the first refusal of the window: true for one call across all processes. */
  readonly first: boolean;
}

export type TakeResult =
  | {
      readonly counted: true;
      /** Gives this attempt back to its counters, unless their windows have closed. */
      giveBack(): Promise<void>;
    }
  | { readonly counted: false; readonly full: readonly FullCounter[] };

export const THROTTLE_STORE = Symbol('THROTTLE_STORE');

export interface ThrottleStore {
  /**
   * Counts one attempt on each counter or, if any is at its limit, on none. Atomic: no number of concurrent attempts, from
   * any number of processes, exceeds the limit of a counter.
   */
  take(counters: readonly Counter[]): Promise<TakeResult>;

  /** Resets these counters. */
  clear(keys: readonly string[]): Promise<void>;

  /** Closes the connection to its server. */
  close(): void;
}
