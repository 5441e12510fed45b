/** A pause that ends early instead of failing. */
import { setTimeout as wait } from 'node:timers/promises';

/** Resolves after `milliseconds`, or as soon as `signal` is aborted. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, signal && { signal }).catch(() => undefined);
}
