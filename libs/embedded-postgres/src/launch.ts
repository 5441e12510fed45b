/** Starts the server on a cluster and waits until it takes connections. */
import { StartupError } from '#errors';
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFolder, plainEnvironment } from './cluster.js';
import type { OsAccount } from './os-account.js';
import { runningPostmaster } from './postmaster-file.js';
import type { Place } from './reachable-place.js';
import { until } from './until.js';

const startSeconds = 60;

const settings = ['unix_socket_directories=', 'shared_buffers=32MB', 'listen_addresses=127.0.0.1'];
/** Faster, for tests. Commits survive a killed server process, but not a crash of the machine. */
const forgetful = ['fsync=off', 'full_page_writes=off'];

/**
 * @returns the postmaster
 * @throws Error with the end of the server's log
 */
export async function launch(
  place: Place,
  account: OsAccount | undefined,
  port: number,
  durable: boolean,
): Promise<ChildProcess> {
  const logFile = join(place.folder, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const flags = [...settings, ...(durable ? [] : forgetful)].flatMap((setting) => ['-c', setting]);
  const server = spawn(
    join(place.programs, 'bin', 'postgres'),
    ['-D', clusterFolder(place), '-p', String(port), ...flags],
    // A group of its own: a Ctrl-C in the terminal is for the application, which still needs its database to finish.
    { ...account, cwd: '/', env: plainEnvironment, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  let failure = '';
  server.once('error', (error) => (failure = error.message));
  server.once('exit', (code, signal) => (failure ||= `it ended with ${signal ?? code}`));

  const outcome = await until(() => {
    if (failure) return 'failed';
    const postmaster = runningPostmaster(clusterFolder(place));
    return postmaster?.pid === server.pid && postmaster?.ready ? 'ready' : undefined;
  }, startSeconds);
  if (outcome === 'ready') return server;

  server.kill('SIGKILL');
  const reason = failure || `it was not ready after ${startSeconds} seconds`;
  const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new StartupError(`PostgreSQL in ${place.folder} did not start: ${reason}.\n${lines}`);
}
