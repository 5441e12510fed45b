/** When a mail that was not accepted is sent again. */
import { backoff as exponentialBackoff } from '#background';

/** Seconds a mail is tried, from when it was written: three days, the default lifetime of its link. */
export const patience = 3 * 24 * 3600;

/** Sends of a mail whose server does not confirm whether it accepted the mail. */
export const mostCopies = 3;

/** @param copies possible copies so far, from 1 @returns seconds until the next one: ten minutes, then an hour, ±25% */
export function backoffAfterPossibleCopy(copies: number): number {
  return exponentialBackoff(1, { first: 600 * 6 ** (copies - 1), longest: Infinity });
}

/**
 * @param attempt the attempt that failed, from 1
 * @param longest upper limit in seconds
 * @returns seconds until the next attempt
 */
export function backoff(attempt: number, longest = 3600): number {
  return exponentialBackoff(attempt, { first: 5, longest });
}
