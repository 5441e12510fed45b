/** The files of an embedded cluster: made once, in full or not at all. */
import { StartupError } from '#errors';
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { user } from './access.js';
import type { OsAccount } from './os-account.js';
import type { Place } from './reachable-place.js';

export function clusterFolder(place: Place): string {
  return join(place.folder, 'cluster');
}

export function clusterExists(place: Place): boolean {
  return existsSync(clusterFolder(place));
}

/** A UTF-8 locale: case-insensitive search and word boundaries work in all alphabets, including Cyrillic. */
const letters = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/** Makes the cluster under another name first, so that an interrupted run leaves nothing that looks like one. */
export async function initialiseCluster(
  place: Place,
  account: OsAccount | undefined,
  password: string,
): Promise<void> {
  const unfinished = `${clusterFolder(place)}.unfinished`;
  const passwordFile = join(place.folder, 'password.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const flags = ['--encoding=UTF8', '--locale=C', '--no-sync', '--auth=scram-sha-256', `--username=${user}`];
  const initialise = (...locale: string[]) =>
    promisify(execFile)(
      join(place.programs, 'bin', 'initdb'),
      [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags, ...locale],
      { ...account, cwd: '/', env: plainEnvironment },
    );
  try {
    await initialise(`--lc-ctype=${letters}`).catch((error: unknown) => {
      if (!saidBy(error).includes('invalid locale name')) throw error;
      return initialise();
    });
  } catch (cause) {
    throw new StartupError(`PostgreSQL could not make its cluster in ${place.folder}: ${saidBy(cause)}`, {
      cause,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, clusterFolder(place));
}

const saidBy = (error: unknown) => ((error as { stderr?: string }).stderr ?? '').trim();

/** PG variables of the caller's shell must not reach the server, nor must a translated log. */
export const plainEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };
