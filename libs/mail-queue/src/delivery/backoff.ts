/** How long a refused mail waits: doubling with each attempt, spread by jitter, so that retries never come as one wave. */

const firstDelay = 5;
const longestDelay = 3600;

/** How long a mail is tried at all, in seconds since it was written: three days, as long as its link lives by default. */
export const patience = 3 * 24 * 3600;

/** How often a mail is sent whose server does not say whether it took it. */
export const mostCopies = 3;

/** Seconds until a possible copy is sent: ten minutes, then an hour. @param copies possible copies so far, from 1 */
export function backoffAfterPossibleCopy(copies: number): number {
  return 600 * 6 ** (copies - 1) * (0.75 + Math.random() * 0.5);
}

/**
 * Seconds until the next attempt.
 * @param attempt the attempt that failed, from 1
 * @param longest upper limit in seconds
 */
export function backoff(attempt: number, longest = longestDelay): number {
  const delay = Math.min(longest, firstDelay * 2 ** Math.min(attempt - 1, 20));
  return delay * (0.75 + Math.random() * 0.5);
}
