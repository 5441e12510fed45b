/** Faults at the start: every app logs in one line what is wrong, where, and what to do, and exits with 1. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { failedStart } from '../support/apps/failed-start.js';
import { freePort } from '../support/test-run/free-port.js';
import { type FreshDatabase, freshDatabase } from '../support/database/fresh-database.js';
import { openServer } from '../support/servers/start-server.js';
import { Teardown } from '../support/test-run/teardown.js';

const apps = ['gateway', 'auth-service', 'worker'] as const;
const teardown = new Teardown();
let server: string;
let migrated: FreshDatabase;
let empty: FreshDatabase;
let environment: Environment;

beforeAll(async () => {
  const postgres = await openServer('postgres');
  teardown.add(() => postgres.stop());
  server = postgres.url;
  migrated = await freshDatabase(server);
  teardown.add(() => migrated.drop());
  empty = await freshDatabase(server);
  teardown.add(() => empty.drop());
  environment = {
    SECRET_KEY: randomBytes(48).toString('base64'),
    PUBLIC_URL: 'http://127.0.0.1:8000',
    DEFAULT_FROM_EMAIL: 'Gatehouse <no-reply@localhost>',
    EMAIL_HOST: '127.0.0.1',
    DATABASE_URL: migrated.url,
    PORT: '0',
    AUTH_SERVICE_HEALTH_PORT: '0',
    WORKER_HEALTH_PORT: '0',
    VERIFY_TCP_PORT: '0',
    DB_STARTUP_WAIT_SECONDS: '0',
  };
  await mustRun(['migrate'], environment);
  // A key that is sealed under SECRET_KEY.
  const port = String(await freePort());
  const gateway = await startApp('gateway', { ...environment, PORT: port });
  await gateway.stop();
});

afterAll(() => teardown.run());

/** The only line, which is JSON. */
async function onlyLine(app: (typeof apps)[number], overrides: Environment): Promise<string> {
  const { code, lines } = await failedStart(app, { ...environment, ...overrides });
  expect([code, lines.length], lines.join('\n')).toEqual([1, 1]);
  const line = JSON.parse(lines[0]!) as { level: number; msg: string };
  expect(line.level).toBeGreaterThanOrEqual(50);
  return line.msg;
}

/** The output of `npm run cli`. */
async function saidByCommand(overrides: Environment): Promise<string> {
  const { code, lines } = await failedStart('cli', { ...environment, ...overrides });
  expect([code, lines.length], lines.join('\n')).toEqual([1, 1]);
  return lines[0]!;
}

const address = (change: (url: URL) => void) => {
  const url = new URL(migrated.url);
  change(url);
  return { DATABASE_URL: url.href };
};

describe.each(apps)('the %s', (app) => {
  it('names the server and the user when the password is wrong, and not the password', async () => {
    const msg = await onlyLine(
      app,
      address((url) => (url.password = 'hunter2')),
    );
    expect(msg).toContain(`refuses the password of user "${new URL(server).username}"`);
    expect(msg).toContain(new URL(server).host);
    expect(msg).not.toContain('hunter2');
  });

  it('names the database that does not exist', async () => {
    expect(
      await onlyLine(
        app,
        address((url) => (url.pathname = '/nowhere')),
      ),
    ).toMatch(/has no database "nowhere"\. Create it, or correct DATABASE_URL/);
  });

  it('names the server that is down', async () => {
    const port = String(await freePort());
    expect(
      await onlyLine(
        app,
        address((url) => (url.port = port)),
      ),
    ).toMatch(new RegExp(`:${port} as user .* cannot be reached: .*ECONNREFUSED.*Is PostgreSQL running`));
  });

  it('asks for migrate when the schema is empty or older than it needs', async () => {
    expect(await onlyLine(app, { DATABASE_URL: empty.url })).toMatch(
      /is empty\. Run: npm run cli -- migrate/,
    );
    const older = await freshDatabase(server);
    await mustRun(['migrate'], { ...environment, DATABASE_URL: older.url });
    await execute(older.url, `DELETE FROM schema_migrations WHERE name LIKE 'CreateSessions%'`);
    const msg = await onlyLine(app, { DATABASE_URL: older.url });
    expect(msg).toMatch(
      /lacks 1 migrations, CreateSessions1764000000002 first\. Run: npm run cli -- migrate/,
    );
    await older.drop();
  });

  it('says what to do about another SECRET_KEY', async () => {
    const { code, lines } = await failedStart(app, {
      ...environment,
      SECRET_KEY: randomBytes(48).toString('base64'),
    });
    expect(code).toBe(1);
    expect((JSON.parse(lines.at(-1)!) as { msg: string }).msg).toMatch(
      /another SECRET_KEY.*npm run cli -- keys rotate/,
    );
    expect(lines.join('')).not.toMatch(/parameters|"data":\[/);
  });

  it('names the port that is taken and its setting', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    const setting = {
      gateway: 'PORT',
      'auth-service': 'AUTH_SERVICE_HEALTH_PORT',
      worker: 'WORKER_HEALTH_PORT',
    }[app];
    const { code, lines } = await failedStart(app, { ...environment, [setting]: String(port) });
    squatter.close();
    expect(code).toBe(1);
    expect((JSON.parse(lines.at(-1)!) as { msg: string }).msg).toContain(
      `Port ${port} of 127.0.0.1 is taken by another program. Stop it, or choose another port: ${setting}=`,
    );
  });

  it('lists all invalid settings in one line', async () => {
    const msg = await onlyLine(app, { SECRET_KEY: 'hunter2', PUBLIC_URL: '', TRUST_PROXY: 'true' });
    for (const name of ['SECRET_KEY', 'PUBLIC_URL', 'TRUST_PROXY']) expect(msg).toContain(name);
    expect(msg).not.toContain('hunter2');
  });
});

describe('verification over TCP', () => {
  it('names its own address and setting when its port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as { port: number };
    // The health checks listen on another port.
    const overrides = { HOST: '127.0.0.2', VERIFY_TCP_PORT: String(port) };
    const msg = await onlyLine('auth-service', overrides);
    squatter.close();
    expect(msg).toContain(`Port ${port} of 127.0.0.1 is taken by another program`);
    expect(msg).toContain('VERIFY_TCP_PORT=');
  });
});

describe('a start while PostgreSQL is down', () => {
  it('logs every few seconds what it waits for, and continues when PostgreSQL is up', async () => {
    const port = String(await freePort());
    const waits = { ...environment, ...address((url) => (url.port = port)), DB_STARTUP_WAIT_SECONDS: '8' };
    const { code, lines } = await failedStart('gateway', waits);
    const said = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(code).toBe(1);
    expect(said.slice(0, 2)).toEqual([
      expect.stringMatching(/^Waiting for the database .* at 127\.0\.0\.1:\d+ as user .*: .*ECONNREFUSED/),
      expect.stringMatching(/^Waiting for the database /),
    ]);
    expect(said.at(-1)).toMatch(/cannot be reached/);
  });
});

describe('a schema that is newer than the app', () => {
  afterAll(async () => {
    await execute(migrated.url, `DELETE FROM schema_migrations WHERE name LIKE 'FromTomorrow%'`);
    await execute(migrated.url, `UPDATE schema_compatibility SET smallest_app_version = '0.0.1'`);
  });

  it('is used as long as it records this version as compatible', async () => {
    await execute(
      migrated.url,
      `INSERT INTO schema_migrations (timestamp, name) VALUES (1999999999999, 'FromTomorrow1999999999999')`,
    );
    const gateway = await startApp('gateway', { ...environment, PORT: String(await freePort()) });
    await gateway.stop();
    expect(gateway.exitCode).toBe(0);
  });

  it('is refused by every app and by migrate once it needs a newer version', async () => {
    await execute(migrated.url, `UPDATE schema_compatibility SET smallest_app_version = '0.10.0'`);
    for (const app of apps) {
      expect(await onlyLine(app, {})).toMatch(/needs version 0\.10\.0 or later, and this is \d+\.\d+\.\d+/);
    }
    const { code, stderr } = await runCommand(['migrate'], environment);
    expect([code, stderr]).toEqual([1, expect.stringContaining('needs version 0.10.0 or later')]);
  });
});

describe('a command', () => {
  it('reports the same fault in a line of text', async () => {
    expect(await saidByCommand(address((url) => (url.password = 'hunter2')))).toMatch(
      /^PostgreSQL at .* refuses the password/,
    );
    expect(await saidByCommand(address((url) => (url.pathname = '/nowhere')))).toContain(
      'has no database "nowhere"',
    );
    expect(await saidByCommand({ DATABASE_URL: empty.url })).toContain(
      'is empty. Run: npm run cli -- migrate',
    );
    const port = String(await freePort());
    expect(await saidByCommand(address((url) => (url.port = port)))).toContain('cannot be reached');
  });
});

describe('npm start', () => {
  let folder: string;
  let port: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'start-'));
    // Run by root, PostgreSQL runs as another account and must reach its files.
    await chmod(folder, 0o755);
    port = String(await freePort());
    const app = await startApp('standalone', { PORT: port, VERIFY_TCP_PORT: '0' }, folder);
    return async () => {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    };
  });

  it('a second time in one folder names the process that runs there', async () => {
    const { code, lines } = await failedStart('standalone', { PORT: '0', VERIFY_TCP_PORT: '0' }, folder);
    expect([code, lines]).toEqual([
      1,
      [expect.stringMatching(/is already in use by process \d+\. Stop that one first/)],
    ]);
  });

  it('passes the database of its settings to the commands, as a whole', async () => {
    const inFolder = (...variables: [string, string][]) =>
      failedStart('cli', Object.fromEntries(variables), folder);
    expect((await inFolder()).code).toBe(0);
    const { hostname, port: databasePort, username } = new URL(server);
    const named = await inFolder(
      ['DB_NAME', 'prod'],
      ['DB_HOST', hostname],
      ['DB_USERNAME', username],
      ['DB_PORT', databasePort],
    );
    expect([named.code, named.lines.join()]).toEqual([1, expect.stringContaining('SECRET_KEY is missing')]);
    const half = await inFolder(['DB_HOST', hostname]);
    expect([half.code, half.lines.join()]).toEqual([1, expect.stringContaining('DATABASE_URL is missing')]);
    await writeFile(join(folder, '.env'), `DB_HOST=${hostname}\n`);
    expect((await inFolder()).lines.join()).toContain('DATABASE_URL is missing');
    await rm(join(folder, '.env'));
  });

  it('names the .env file that cannot be read', async () => {
    await mkdir(join(folder, '.env'));
    const { code, lines } = await failedStart('standalone', { PORT: '0' }, folder);
    expect([code, lines.join()]).toEqual([
      1,
      expect.stringContaining(`${folder}/.env cannot be used: it is a folder`),
    ]);
    await rm(join(folder, '.env'), { recursive: true });
  });
});

describe('a command that writes', () => {
  it('names its database on standard error, without the password', async () => {
    await execute(migrated.url, `UPDATE schema_compatibility SET smallest_app_version = '0.0.1'`);
    const { database, stdout } = await runCommand(['flushexpiredtokens'], environment);
    const { pathname, host, username, password } = new URL(migrated.url);
    expect(database).toBe(
      `Working on the database "${pathname.slice(1)}" at ${host} as user "${username}".\n`,
    );
    if (password) expect(database).not.toContain(password);
    expect(stdout).toContain('Deleted');
    expect((await runCommand(['users', 'list'], environment)).database).toBeUndefined();
  });
});

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
