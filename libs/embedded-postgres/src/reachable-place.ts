/** Moves the server to a place its OS account can reach when the checkout is closed to it (a root's home folder, say). */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, type OsAccount } from './os-account.js';

/** Root's alone to write in, unlike a temporary folder, and still there after a reboot. */
const elsewhere = '/var/lib/gatehouse';

export interface Place {
  readonly folder: string;
  readonly programs: string;
}

/**
 * @param wanted absolute paths
 * @returns `wanted`, or with either part replaced by one under /var/lib/gatehouse
 */
export function reachablePlace(
  wanted: Place,
  account: OsAccount | undefined,
  log: (sentence: string) => void,
): Place {
  makeEnterable(wanted.folder);
  if (!account) return wanted;

  let { folder, programs } = wanted;
  if (!canReach(account, folder)) {
    folder = join(elsewhere, digest(wanted.folder));
    makeEnterable(elsewhere);
    makeEnterable(folder);
    log(`PostgreSQL cannot run as root and its account cannot reach ${wanted.folder}: it uses ${folder}.`);
  }
  if (!canReach(account, join(programs, 'bin', 'postgres'))) {
    programs = join(elsewhere, `programs-${digest(wanted.programs)}`);
    makeEnterable(elsewhere);
    copyOnce(wanted.programs, programs);
  }
  return { folder, programs };
}

/** 0711: the account may walk through, and list nothing. */
function makeEnterable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}

function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return;
  const unfinished = `${to}.${process.pid}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, to);
}

function digest(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
