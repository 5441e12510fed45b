/** Faults at the start apart from the database: which ones end the start and which are only reported, each in one line. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppName, bareEnvironment, builtApp, type Environment } from '../support/apps/start-app.js';
import { mustRun } from '../support/apps/run-command.js';
import { failedStart } from '../support/apps/failed-start.js';
import { freePort } from '../support/test-run/free-port.js';
import { freshDatabase } from '../support/database/fresh-database.js';
import { ChildServer } from '../support/servers/child-server.js';
import { openServer } from '../support/servers/start-server.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
let folder: string;
let environment: Environment;

beforeAll(async () => {
  const postgres = await openServer('postgres');
  teardown.add(() => postgres.stop());
  const database = await freshDatabase(postgres.url);
  teardown.add(() => database.drop());
  folder = await mkdtemp(join(tmpdir(), 'startup-'));
  teardown.add(() => rm(folder, { recursive: true }));
  environment = {
    SECRET_KEY: randomBytes(48).toString('base64'),
    PUBLIC_URL: 'http://127.0.0.1:8000',
    DEFAULT_FROM_EMAIL: 'Gatehouse <no-reply@localhost>',
    EMAIL_HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    AVATAR_FOLDER: join(folder, 'avatars'),
    VERIFY_TCP_PORT: '0',
  };
  await mustRun(['migrate'], environment);
});

afterAll(() => teardown.run());

/** The only line of a gateway that does not start. */
async function refusal(overrides: Environment): Promise<string> {
  const { code, lines } = await failedStart('gateway', { ...environment, PORT: '0', ...overrides });
  expect([code, lines.length], lines.join('\n')).toEqual([1, 1]);
  return (JSON.parse(lines[0]!) as { msg: string }).msg;
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('the gateway does not start', () => {
  it('without the file of a secret, and names the file and its setting', async () => {
    const path = join(folder, 'missing-key');
    const msg = await refusal({ SECRET_KEY: '', SECRET_KEY_FILE: path });
    expect(msg).toContain(`SECRET_KEY_FILE names the file ${path}, which does not exist`);
    const other = await file('key', randomBytes(48).toString('base64'));
    expect(await refusal({ SECRET_KEY_FILE: other })).toContain(
      'SECRET_KEY and SECRET_KEY_FILE are both set',
    );
  });

  it('without a writable avatar folder, and names the folder and its setting', async () => {
    const path = join(await file('a-file', ''), 'avatars');
    const msg = await refusal({ AVATAR_FOLDER: path });
    expect(msg).toContain(`The folder of avatars ${path} cannot be written to: ENOTDIR`);
    expect(msg).toContain('AVATAR_FOLDER');
  });

  it.each([
    ['is missing', undefined, 'ENOENT'],
    ['is empty', '', 'a line is not a SHA-1 hash with a count'],
    ['is of another format', 'password\nqwerty\n', 'a line is not a SHA-1 hash with a count'],
  ])(
    'with a file of breached passwords that %s, and names the file and its setting',
    async (name, content, reason) => {
      const path = join(folder, `breached ${name}`);
      if (content !== undefined) await writeFile(path, content);
      const msg = await refusal({ PASSWORD_BREACHED_FILE: path });
      expect(msg).toContain(`The file of breached passwords ${path} cannot be used: `);
      expect(msg).toContain(reason);
      expect(msg).toContain('PASSWORD_BREACHED_FILE');
    },
  );
});

/** An app that answers, ready or not. */
async function answering(app: AppName, settings: Environment, variable: string): Promise<ChildServer> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  return ChildServer.start(url, {
    name: `${app}-${port}`,
    command: process.execPath,
    args: [builtApp(app)],
    env: { ...bareEnvironment(), ...settings, [variable]: port },
    ready: async () => (await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2000) })).ok,
  });
}

describe('an app starts without a server that it does not wait for', () => {
  it.each([
    ['gateway', 'PORT', 'Redis', 'REDIS_URL', 'attempts are counted in PostgreSQL'],
    ['auth-service', 'AUTH_SERVICE_HEALTH_PORT', 'Kafka', 'KAFKA_URL', 'requests for verification wait'],
    ['worker', 'WORKER_HEALTH_PORT', 'Kafka', 'KAFKA_URL', 'events wait in the outbox'],
    ['worker', 'WORKER_HEALTH_PORT', 'Redis', 'REDIS_URL', 'mails wait in the outbox'],
  ] as const)(
    'the %s (%s): %s is named once, with its address and setting',
    async (app, port, name, setting, meanwhile) => {
      const address = `127.0.0.1:${await freePort()}`;
      const url = `${name.toLowerCase()}://${address}`;
      const started = await answering(app, { ...environment, [setting]: url }, port);
      await started.stop();
      const lines = started
        .log()
        .split('\n')
        .filter((line) => line.includes('cannot be reached'));
      expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
        expect.stringMatching(
          new RegExp(
            `^${name} at ${address} cannot be reached: .*ECONNREFUSED.*Until it answers, ${meanwhile}\\..*${setting}`,
          ),
        ),
      ]);
      expect(started.exitCode).toBe(0);
    },
  );
});
