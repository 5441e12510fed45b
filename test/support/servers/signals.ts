/** Signals a server and its descendants. */
import { spawnSync } from 'node:child_process';

/** Parent first, so that it cannot start another child meanwhile. */
export function signalFamily(pid: number, signal: NodeJS.Signals): void {
  signalOne(pid, signal);
  for (const child of childrenOf(pid)) signalFamily(child, signal);
}

/** @returns false when the process has ended */
export function signalOne(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

export function childrenOf(pid: number): number[] {
  const answer = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  return answer.stdout.trim().split('\n').filter(Boolean).map(Number);
}
