/** Keeps the consumer a member of its group while a long piece of work is under way. */
import { timings } from './timings.js';

/**
 * The work is always waited for, also when a heartbeat fails meanwhile, so that nothing of it runs on unseen.
 * @throws the work's error, or else the failed heartbeat's: the group rebalances and the work is void
 */
export async function whileBeating<T>(work: Promise<T>, heartbeat: () => Promise<void>): Promise<T> {
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
