/** Keeps the consumer a member of its group during long work. */
import { timings } from './timings.js';

/**
 * Waits for the work even if a heartbeat fails, so that no work continues in the background.
 * @throws the work's error, or else the error of the failed heartbeat: the group rebalances and the result must be discarded
 */
export async function withHeartbeats<T>(work: Promise<T>, heartbeat: () => Promise<void>): Promise<T> {
  const failures: unknown[] = [];
  const beating = setInterval(() => {
    heartbeat().catch((error: unknown) => failures.push(error));
  }, timings.heartbeat);
  try {
    const result = await work;
    if (failures.length > 0) throw failures[0];
    return result;
  } finally {
    clearInterval(beating);
  }
}
