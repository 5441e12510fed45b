/** The password and the port of an embedded cluster, kept beside it so that both stay the same between runs. */
import { StartupError } from '#errors';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Access {
  readonly password: string;
  readonly port: number;
}

const host = '127.0.0.1';

export const user = 'gatehouse';
export const database = 'gatehouse';

/**
 * @param port wins over the kept one
 * @param clusterExists a cluster without its password is of no use, and must not be replaced silently
 */
export async function readAccess(
  folder: string,
  port: number | undefined,
  clusterExists: boolean,
  log: (sentence: string) => void,
): Promise<Access> {
  const file = join(folder, 'access.json');
  const kept = read(file);
  if (!kept && clusterExists) {
    throw new StartupError(
      `${file} is missing or broken, and with it the password of the PostgreSQL in ${folder}. Remove the folder to start empty.`,
    );
  }
  const access = {
    password: kept?.password ?? randomBytes(24).toString('base64url'),
    port: port ?? (await keptOrFree(kept?.port, log)),
  };
  writeFileSync(file, JSON.stringify(access), { mode: 0o600 });
  return access;
}

export function addressOf({ password, port }: Access, name: string): string {
  return `postgres://${user}:${password}@${host}:${port}/${name}`;
}

function read(file: string): Access | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Access;
  } catch {
    return undefined;
  }
}

async function keptOrFree(kept: number | undefined, log: (sentence: string) => void): Promise<number> {
  if (kept === undefined) return freePort(0);
  return freePort(kept).catch(async () => {
    const port = await freePort(0);
    log(`Port ${kept} is taken by another program: PostgreSQL moves to port ${port}.`);
    return port;
  });
}

/** Listens for a moment; 0 lets the system choose. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(wanted, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
