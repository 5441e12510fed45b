/** Refuses files of another major version of PostgreSQL, which the installed programs cannot read. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '#errors';
import { clusterFolder } from './cluster.js';
import type { Place } from './reachable-place.js';

/** @throws StartupError */
export function checkClusterVersion(place: Place): void {
  const made = readFileSync(join(clusterFolder(place), 'PG_VERSION'), 'utf8').trim();
  const answer = execFileSync(join(place.programs, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
  });
  const installed = /(\d+)[.\d]*/.exec(answer)?.[1];
  if (installed === undefined || made === installed) return;
  throw new StartupError(
    `The files in ${place.folder} were made by PostgreSQL ${made}, and PostgreSQL ${installed} is installed. ` +
      'To keep them, install the former version and dump them with pg_dump; to start empty, move the folder away.',
  );
}
