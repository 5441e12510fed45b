/** Redis without Docker: the binary for this platform, taken out of a jar. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { freePort } from '../test-run/free-port.js';
import { temporary } from '../test-run/process-guard.js';
import { ChildServer } from './child-server.js';
import { fetchJars } from './downloads.js';
import type { ServerOptions } from './server.js';

export interface LocalRedisOptions extends ServerOptions {
  /** Files in PEM. With them the server has TLS only, and requires a client certificate of the authority. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
}

/** Keeps its data in the folder, if one is given; otherwise a restart loses it. */
export async function startLocalRedis(options: LocalRedisOptions = {}): Promise<ChildServer> {
  const command = await redisBinary();
  const folder = options.folder ?? mkdtempSync(join(temporary, 'redis-'));
  mkdirSync(folder, { recursive: true });
  const port = await freePort(options.port);
  const keep = options.folder ? 'yes' : 'no';
  const { tls } = options;
  const listening = tls
    ? [
        ['--port', '0', '--tls-port', `${port}`, '--tls-auth-clients', 'yes'],
        ['--tls-cert-file', tls.cert, '--tls-key-file', tls.key, '--tls-ca-cert-file', tls.ca],
      ].flat()
    : ['--port', `${port}`];
  return ChildServer.start(`${tls ? 'rediss' : 'redis'}://127.0.0.1:${port}`, {
    name: `redis-${port}`,
    command,
    args: [...listening, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', keep],
    ready: (written) => written.includes('Ready to accept connections'),
  });
}

async function redisBinary(): Promise<string> {
  const folder = await fetchJars();
  const binary = join(folder, 'redis-server');
  if (existsSync(binary)) return binary;
  const jar = readdirSync(folder).find((file) => file.startsWith('embedded-redis-'));
  if (!jar) throw new Error(`${folder} is incomplete: remove it, and the next run fetches it again.`);
  const suffix = `${platform()}-${arch() === 'x64' ? 'amd64' : arch()}`;
  const wanted = (name: string) => name.startsWith('redis-server-') && name.endsWith(suffix);
  const [content] = Object.values(
    unzipSync(readFileSync(join(folder, jar)), { filter: ({ name }) => wanted(name) }),
  );
  if (!content) throw new Error(`There is no Redis to fetch for ${suffix}: start Docker, or set REDIS_URL.`);
  const unfinished = `${binary}.${process.pid}`;
  writeFileSync(unfinished, content);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, binary);
  return binary;
}
