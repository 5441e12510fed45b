/** Ends a PostgreSQL server, politely first; also one left running by a process that was killed. */
import { StartupError } from '#errors';
import { isAlive } from './pid.js';
import { runningPostmaster } from './postmaster-file.js';
import { until } from './until.js';

/** Fast shutdown, then immediate (the next start recovers), then by force; each with its patience in seconds. */
const steps = [
  ['SIGINT', 15],
  ['SIGQUIT', 5],
  ['SIGKILL', 5],
] as const;

/**
 * @param pid the postmaster
 * @throws Error when the server belongs to another user, or survives everything
 */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, seconds] of steps) {
    if (!send(pid, signal)) return;
    // A stopped server (SIGSTOP) handles no signal but SIGKILL until it continues.
    send(pid, 'SIGCONT');
    if (await until(() => !isAlive(pid) || undefined, seconds)) return;
  }
  throw new StartupError(`PostgreSQL (process ${pid}) could not be stopped.`);
}

/** @returns whether there was one */
export async function stopLeftOver(cluster: string): Promise<boolean> {
  const postmaster = runningPostmaster(cluster);
  if (!postmaster) return false;
  await stopPostmaster(postmaster.pid);
  return true;
}

/** @returns false when the process has ended */
function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
