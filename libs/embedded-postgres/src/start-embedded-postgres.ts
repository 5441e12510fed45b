/** A real PostgreSQL for a machine that has only Node: its programs come with npm, its files stay in one folder. */
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { addressOf, database, readAccess } from './access.js';
import { checkClusterVersion } from './cluster-version.js';
import { clusterExists, clusterFolder, initialiseCluster } from './cluster.js';
import { ensureDatabase } from './ensure-database.js';
import { claimFolder } from './folder-owner.js';
import { launch } from './launch.js';
import type { EmbeddedPostgresOptions } from './options.js';
import { serverAccount } from './os-account.js';
import { installedPrograms } from './programs.js';
import { reachablePlace } from './reachable-place.js';
import { stopLeftOver, stopPostmaster } from './stop-postmaster.js';

export interface EmbeddedPostgres {
  /** Address of the application's database, password included. */
  readonly url: string;
  /** The folder in use: the one asked for, or one under /var/lib/gatehouse if root's server cannot reach that. */
  readonly folder: string;
  /** The postmaster. */
  readonly pid: number;
  /** Fast shutdown; settles when the server has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the server, and makes cluster and database the first time. A server left running by a process that was
 * killed is stopped first.
 *
 * @throws Error that says what to do: programs not installed, folder in use by a living process, port taken
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const account = serverAccount();
  const wanted = { folder: resolve(options.folder), programs: installedPrograms() };
  const place = reachablePlace(wanted, account, log);
  const release = claimFolder(place.folder);
  try {
    if (await stopLeftOver(clusterFolder(place)))
      log('Stopped a PostgreSQL that an earlier run left behind.');
    if (clusterExists(place)) checkClusterVersion(place);
    const access = await readAccess(place.folder, options.port, clusterExists(place), log);
    if (!clusterExists(place)) await initialiseCluster(place, account, access.password);
    const server = await launch(place, account, access.port, options.durable ?? true);
    await ensureDatabase(access).catch(async (error: unknown) => {
      await stopPostmaster(server.pid!);
      throw error;
    });
    return {
      url: addressOf(access, database),
      folder: place.folder,
      pid: server.pid!,
      stop: () => stop(server).finally(release),
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) await stopPostmaster(server.pid!);
}
