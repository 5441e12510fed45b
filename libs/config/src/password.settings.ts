/** How much of the machine the hashing of passwords may take. */
import { availableParallelism } from 'node:os';
import type { CleanedEnv } from 'envalid';
import { whole, wholeOr } from './variable-kinds.js';

export const passwordVariables = {
  PASSWORD_HASHES_AT_ONCE: {
    ...whole(1, 1023),
    default: undefined,
    desc: 'Number of passwords that a process hashes concurrently. Left empty: the number of cores, but less than UV_THREADPOOL_SIZE',
    example: '4',
  },
  PASSWORD_QUEUE: wholeOr(
    50,
    0,
    10_000,
    'Passwords that wait for their turn to be hashed; beyond it the answer is 503 with Retry-After',
  ),
  UV_THREADPOOL_SIZE: wholeOr(
    4,
    1,
    1024,
    'Threads of a process for hashing, host names and files. Node reads it at its start, not from .env',
  ),
};

type PasswordEnv = CleanedEnv<typeof passwordVariables>;

export class PasswordSettings {
  readonly hashesAtOnce: number;
  /** Hashes that wait besides. */
  readonly queueLength: number;

  constructor(env: PasswordEnv) {
    // One thread at least is left to look names up and to read files.
    const threads = Math.max(1, env.UV_THREADPOOL_SIZE - 1);
    this.hashesAtOnce = env.PASSWORD_HASHES_AT_ONCE ?? Math.min(availableParallelism(), threads);
    this.queueLength = env.PASSWORD_QUEUE;
  }

  static faults(env: Partial<PasswordEnv>): string[] {
    const { PASSWORD_HASHES_AT_ONCE: hashes, UV_THREADPOOL_SIZE: threads } = env;
    return hashes && threads && hashes >= threads
      ? ['PASSWORD_HASHES_AT_ONCE must be less than UV_THREADPOOL_SIZE']
      : [];
  }
}
