/** Exponential backoff with jitter, so that processes that lost one server together do not retry in step. */

export interface BackoffLimits {
  /** Delay after the first failure. */
  readonly first: number;
  readonly longest: number;
}

/**
 * @param failures consecutive failures, from 1
 * @returns delay in the unit of the limits: `first` doubled with each failure up to `longest`, then 75% to 125% of that
 */
export function backoff(failures: number, { first, longest }: BackoffLimits): number {
  const delay = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return delay * (0.75 + Math.random() * 0.5);
}
