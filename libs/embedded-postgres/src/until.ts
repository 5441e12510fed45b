/** Waits for a condition by asking again and again, up to a deadline. */
import { setTimeout as pause } from 'node:timers/promises';

/**
 * @param seconds deadline
 * @returns the first answer of `probe` that is not undefined, or undefined at the deadline
 */
export async function until<T>(probe: () => T | undefined, seconds: number): Promise<T | undefined> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = probe();
    if (answer !== undefined || performance.now() > deadline) return answer;
    await pause(20);
  }
}
