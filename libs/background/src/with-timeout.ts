/** Bounds the time a caller waits for work that cannot be cancelled. */
import { pause } from './pause.js';

/**
 * @param milliseconds limit
 * @param message of the error that is thrown at the limit; the work continues, and its outcome is ignored
 * @throws what `work` throws, or Error at the limit
 */
export async function withTimeout<T>(milliseconds: number, work: Promise<T>, message: string): Promise<T> {
  const settled = new AbortController();
  const late = pause(milliseconds, settled.signal).then(() => {
    // Aborted when `work` has settled first: then this rejection has lost the race, and Promise.race has handled it.
    throw new Error(message);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    settled.abort();
  }
}
