/** Reads `postmaster.pid`, in which a running server writes its pid and state (PostgreSQL manual, "Database File Layout"). */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from './pid.js';

export interface Postmaster {
  readonly pid: number;
  /** Whether it takes connections. */
  readonly ready: boolean;
}

/** @returns undefined when no server runs on the cluster; a file left by one that has died is removed */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined; // just being written
  if (!isAlive(pid) || !commandLine(pid).includes('postgres')) {
    rmSync(file, { force: true });
    return undefined;
  }
  return { pid, ready: lines[7]?.trim() === 'ready' };
}
