/** A real PgBouncer in transaction mode with Debian's settings: it ignores no startup parameter. */
import { chownSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedProgram } from '../programs/installed-program.js';
import { freePort } from '../test-run/free-port.js';
import { temporary } from '../test-run/process-guard.js';
import { ChildServer } from './child-server.js';

/** PgBouncer refuses to run as root; this account exists everywhere. */
const nobody = { name: 'nobody', uid: 65534 };

export interface PgBouncer {
  /** The URL of the same database and role through the pooler. */
  address(url: string): string;
  /** Number of client connections to the pooler, from its log. */
  connections(): number;
  stop(): Promise<void>;
}

/**
 * @param urls of the roles that may log in, all on one server
 * @param settings further lines of its section `[pgbouncer]`
 */
export async function startPgBouncer(
  urls: readonly string[],
  settings: readonly string[] = [],
): Promise<PgBouncer> {
  const command = installedProgram('pgbouncer', 'PGBOUNCER_PATH');
  const [server] = urls.map((url) => new URL(url));
  const port = await freePort();
  const folder = mkdtempSync(join(temporary, 'pgbouncer-'));
  const file = (name: string, lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
    if (isRoot) chownSync(path, nobody.uid, nobody.uid);
    return path;
  };
  if (isRoot) chownSync(folder, nobody.uid, nobody.uid);
  const users = urls.map((url) => new URL(url));
  const userList = users.map(({ username, password }) => `"${username}" "${decodeURIComponent(password)}"`);
  const configuration = file('pgbouncer.ini', [
    '[databases]',
    `* = host=${server!.hostname} port=${server!.port || 5432}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'pool_mode = transaction',
    'auth_type = scram-sha-256',
    `auth_file = ${file('users.txt', userList)}`,
    'max_client_conn = 1000',
    'default_pool_size = 20',
    ...settings,
  ]);
  const pooler = await ChildServer.start(`postgres://127.0.0.1:${port}`, {
    name: `pgbouncer-${port}`,
    command,
    args: [...(isRoot ? ['-u', nobody.name] : []), configuration],
    ready: (log) => log.includes('process up'),
  });
  return {
    address(url) {
      const pooled = new URL(url);
      pooled.hostname = '127.0.0.1';
      pooled.port = String(port);
      return pooled.href;
    },
    connections: () => pooler.log().match(/login attempt/g)?.length ?? 0,
    stop: () => pooler.stop(),
  };
}

const isRoot = process.getuid?.() === 0;
