/** Polls a condition until a deadline; every wait of tests and servers uses it. */
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @param what completes the sentence "… did not happen within n seconds"
 * @param probe undefined, false or a rejection mean "not yet"
 * @param seconds deadline
 */
export async function eventually<T>(
  what: string,
  probe: () => T | Promise<T>,
  seconds = 10,
): Promise<Exclude<Awaited<T>, undefined | false>> {
  const deadline = performance.now() + seconds * 1000;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== undefined && answer !== false) return answer as Exclude<Awaited<T>, undefined | false>;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline)
      throw new Error(`${what} did not happen within ${seconds} seconds`, { cause });
    await pause(25);
  }
}
