import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { guard, temporary } from '../../../test/support/test-run/process-guard.js';
import { signalOne } from '../../../test/support/servers/signals.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.js';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let told: string[];
  const running: EmbeddedPostgres[] = [];

  const start = async (port?: number) => {
    const chosen = port === undefined ? {} : { port };
    const server = await startEmbeddedPostgres({
      folder,
      durable: false,
      log: (s) => told.push(s),
      ...chosen,
    });
    running.push(server);
    guard(server.pid);
    return server;
  };
  const query = async ({ url }: EmbeddedPostgres, sql: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client.query<Record<string, unknown>>(sql).finally(() => client.end());
  };

  beforeEach(() => {
    folder = mkdtempSync(join(temporary, 'embedded-'));
    told = [];
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });

  it('keeps rows, port and password between runs', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 7 AS number');
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect((await query(second, 'SELECT number FROM kept')).rows).toEqual([{ number: 7 }]);
    expect(told).toEqual([]);
  });

  it('has an UTF-8 cluster in the C locale that listens on this machine alone, and no socket file', async () => {
    const sql = `SELECT current_setting('server_encoding') AS encoding, datcollate AS locale,
      current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets
      FROM pg_database WHERE datname = current_database()`;
    const expected = { encoding: 'UTF8', locale: 'C', addresses: '127.0.0.1', sockets: '' };
    expect((await query(await start(), sql)).rows).toEqual([expected]);
  });

  it('stores a random password that only its owner can read', async () => {
    const { url } = await start();
    const { password } = new URL(url);
    expect(password).toMatch(/^[\w-]{32}$/);
    expect(statSync(join(folder, 'access.json')).mode & 0o777).toBe(0o600);
    const guess = Object.assign(new URL(url), { password: 'guess' }).href;
    await expect(new Client({ connectionString: guess }).connect()).rejects.toThrow(/authentication failed/);
  });

  it('refuses a second start in the same folder and names the process that holds it', async () => {
    const attempts = await Promise.allSettled([start(), start()]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = attempts.find((attempt) => attempt.status === 'rejected');
    expect(String(refused?.reason)).toContain(`already in use by process ${process.pid}`);
  });

  it('stops the server of a killed process, even a frozen one, and takes over its files', async () => {
    const script = `import { startEmbeddedPostgres } from '#embedded-postgres';
      await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} });
      process.kill(process.pid, 'SIGKILL');`;
    const flags = ['--conditions=source', '--import', 'tsx', '--input-type=module', '-e', script];
    await once(spawn(process.execPath, flags, { stdio: 'inherit' }), 'exit');
    const leftOver = Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(signalOne(leftOver, 'SIGSTOP')).toBe(true);

    const server = await start();
    expect(told).toEqual(['Stopped a PostgreSQL that an earlier run left behind.']);
    expect(server.pid).not.toBe(leftOver);
    expect((await query(server, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('starts again after its server was killed', async () => {
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await eventually('The end of the server', () => !signalOne(first.pid, 'SIGCONT'));
    await first.stop();
    expect((await start()).url).toBe(first.url);
  });

  it('uses another port and logs it when its own is taken', async () => {
    const first = await start();
    await first.stop();
    const { port } = new URL(first.url);
    const thief = createServer().listen(Number(port), '127.0.0.1');
    await once(thief, 'listening');
    const second = await start().finally(() => thief.close());
    expect(new URL(second.url).port).not.toBe(port);
    expect(told).toEqual([
      `Port ${port} is taken by another program: PostgreSQL moves to port ${new URL(second.url).port}.`,
    ]);
  });

  it('reports the error of the server when a given port is taken', async () => {
    const thief = createServer().listen(0, '127.0.0.1');
    await once(thief, 'listening');
    const address = thief.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start(port).finally(() => thief.close())).rejects.toThrow(
      /did not start: .*[^]*Address already in use/,
    );
  });
});
