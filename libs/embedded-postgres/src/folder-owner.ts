/** One process at a time owns a folder: a second start fails with an error instead of stopping the server of the first. */
import { StartupError } from '#errors';
import { closeSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startMark } from './pid.js';

/**
 * Each process first creates a file named after itself and then looks for other owners, so two processes never both succeed.
 * The file name holds all information, so no process can read a half-written file.
 *
 * @returns a function that releases the folder
 * @throws Error that names the process which holds the folder
 */
export function claimFolder(folder: string): () => void {
  const mine = `owner-${process.pid}-${startMark(process.pid)}`;
  const release = () => rmSync(join(folder, mine), { force: true });
  try {
    closeSync(openSync(join(folder, mine), 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inUse(folder, process.pid);
    throw error;
  }
  for (const entry of readdirSync(folder)) {
    const [, pid, mark] = /^owner-(\d+)-(\w*)$/.exec(entry) ?? [];
    if (pid === undefined || entry === mine) continue;
    if (isAlive(Number(pid)) && startMark(Number(pid)) === mark) {
      release();
      throw inUse(folder, Number(pid));
    }
    rmSync(join(folder, entry), { force: true });
  }
  return release;
}

function inUse(folder: string, pid: number): StartupError {
  return new StartupError(
    `The PostgreSQL in ${folder} is already in use by process ${pid}. ` +
      'Stop that one first, or set DATABASE_URL to another database.',
  );
}
