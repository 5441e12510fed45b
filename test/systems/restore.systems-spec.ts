/**
 * A restore as docs/operations.md describes it: a backup, a day of use after it, the loss of the server, and the restore on a
 * new one. Kafka and Redis keep what they have, as they do when only PostgreSQL is lost.
 */
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { type FreshDatabase, freshDatabase } from '../support/database/fresh-database.js';
import { Browser } from '../support/http/browser.js';
import { TopicReader } from '../support/kafka/topic-reader.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import {
  activatedPerson,
  type KnownPerson,
  loggedInPerson,
  logIn,
  register,
} from '../support/people/people.js';
import { openServersOf } from '../support/servers/open-servers.js';
import { runPostgresTool } from '../support/servers/postgres-tools.js';
import type { Server } from '../support/servers/server.js';
import { startServer } from '../support/servers/start-server.js';
import { temporary } from '../support/test-run/process-guard.js';
import { Teardown } from '../support/test-run/teardown.js';
import {
  type EntryPoints,
  expectDead,
  expectLive,
  refreshWith,
  type Tokens,
  tokensOf,
} from '../support/tokens/entry-points.js';

interface PermissionEvent {
  readonly type: string;
  readonly data: { readonly permissions?: Record<string, boolean> };
}

const teardown = new Teardown();
let servers: Record<'postgres' | 'redis' | 'kafka', Server>;
let system: RunningSystem;
let restored: FreshDatabase;
let environment: Environment;
let mailbox: Mailbox;
let events: TopicReader<PermissionEvent>;
let entryPoints: EntryPoints;

/** People by what happened to them after the backup. */
let refreshed: KnownPerson;
let loggedOut: KnownPerson;
let erased: KnownPerson;
let registeredLater: KnownPerson;
let waitingFor: string;
let tokens: Record<'refreshed' | 'loggedOut' | 'registeredLater', Tokens>;
let restoring: { code: number | null; stdout: string };

beforeAll(async () => {
  servers = await openServersOf(teardown, ['postgres', 'redis', 'kafka']);
  const { postgres, redis, kafka } = servers;
  system = await startSystem({ postgres: postgres.url, redis: redis.url, kafka: kafka.url });
  teardown.add(() => system.stop());
  mailbox = new Mailbox(system.addresses.mailbox);
  events = await TopicReader.open(kafka.url, 'auth_events');
  teardown.add(() => events.close());
  const bus = await VerificationClient.connect(kafka.url);
  teardown.add(() => bus.close());
  await beforeTheBackup();
  const files = await backUp();
  await afterTheBackup();
  entryPoints = await loseAndRestore(files, bus);
});

afterAll(() => teardown.run());

async function beforeTheBackup(): Promise<void> {
  const { gateway } = system.addresses;
  refreshed = await loggedInPerson(gateway, mailbox);
  await setPicture(refreshed.browser);
  loggedOut = await loggedInPerson(gateway, mailbox);
  erased = await activatedPerson(gateway, mailbox);
  await mailbox.respond('*', 'defer');
  waitingFor = (await register(gateway)).email;
}

async function setPicture(browser: Browser): Promise<void> {
  const png = await sharp({ create: { width: 32, height: 32, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('avatar', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'avatar.png');
  const answer = await browser.request('PUT', api('me/avatar/'), { body: form });
  if (answer.status !== 204) throw new Error(`The picture was answered with ${answer.status}`);
}

interface BackupFiles {
  readonly dump: string;
  readonly avatars: string;
}

async function backUp(): Promise<BackupFiles> {
  const folder = await mkdtemp(join(temporary, 'backup-'));
  const files = { dump: join(folder, 'gatehouse.dump'), avatars: join(folder, 'avatars') };
  await runPostgresTool('pg_dump', [
    '--format=custom',
    `--file=${files.dump}`,
    system.addresses.ownerDatabase,
  ]);
  await cp(system.addresses.environment['AVATAR_FOLDER']!, files.avatars, { recursive: true });
  return files;
}

async function afterTheBackup(): Promise<void> {
  const { gateway } = system.addresses;
  await mailbox.respond('*', 'accept');
  await mailbox.link(waitingFor);
  for (let round = 0; round < 2; round++) {
    expect((await refreshed.browser.post(api('login/refresh/'))).status).toBe(200);
  }
  await promoteLater(refreshed.userId);
  registeredLater = await loggedInPerson(gateway, mailbox);
  tokens = {
    refreshed: tokensOf(refreshed.browser),
    loggedOut: tokensOf(loggedOut.browser),
    registeredLater: tokensOf(registeredLater.browser),
  };
  expect((await loggedOut.browser.post(api('logout/'))).status).toBe(200);
  await mustRun(['users', 'erase', String(erased.userId), '--yes'], system.addresses.environment);
}

/** Services receive a right that the backup does not have. */
async function promoteLater(userId: number): Promise<void> {
  await mustRun(['users', 'set-flags', String(userId), '--staff', 'on'], system.addresses.environment);
  await events.find(userId, (event) => event?.data.permissions?.['is_staff'] === true);
}

/** @returns the entry points of the restored system */
async function loseAndRestore({ dump, avatars }: BackupFiles, bus: VerificationClient): Promise<EntryPoints> {
  const erasedIds = join(temporary, 'erased.txt');
  const listing = `SELECT target_id FROM audit_entries WHERE action = 'user.erased'`;
  await writeFile(
    erasedIds,
    await runPostgresTool('psql', [
      '--no-align',
      '--tuples-only',
      '--command',
      listing,
      system.addresses.ownerDatabase,
    ]),
  );
  await Promise.all(Object.values(system.apps).map((app) => app.stop()));
  await servers.postgres.kill();
  // The teardown of the system drops its database.
  teardown.add(() => servers.postgres.restart());
  const replacement = await startServer('postgres');
  teardown.add(() => replacement.stop());
  restored = await freshDatabase(replacement.url);
  environment = {
    ...system.addresses.environment,
    DATABASE_URL: restored.appUrl,
    AVATAR_FOLDER: avatars,
  };
  const owners = ['--no-owner', '--no-privileges', '--exit-on-error'];
  await runPostgresTool('pg_restore', [...owners, '--jobs=2', `--dbname=${restored.url}`, dump]);
  const asOwner = { ...environment, ...restored.appRole, DATABASE_URL: restored.url };
  await mustRun(['migrate'], asOwner);
  restoring = await runCommand(['complete-restore', '--yes', '--json', '--erased', erasedIds], environment);
  const apps = await Promise.all(
    (['gateway', 'auth-service', 'worker'] as const).map(async (name) => {
      const app = await startApp(name, environment);
      teardown.add(() => app.stop());
      return app;
    }),
  );
  return { gateways: [apps[0]!.url], bus };
}

const gateway = () => entryPoints.gateways[0]!;

async function eventCount(sql: string): Promise<string> {
  const args = ['--no-align', '--tuples-only', '--command', sql, restored.url];
  return (await runPostgresTool('psql', args)).trim();
}

describe('the restore of a backup', () => {
  it('ends the sessions of the backup, holds the mail that waited, and erases the account again', () => {
    expect([restoring.code, JSON.parse(restoring.stdout)]).toEqual([
      0,
      {
        sessions_ended: 2,
        users_logged_out: 2,
        keys_revoked: 1,
        accounts_erased: 1,
        links_withdrawn: 0,
        mails_held: 1,
        users_published: 3,
      },
    ]);
  });

  it.each([
    ['was refreshed', 'refreshed'],
    ['ended', 'loggedOut'],
    ['began', 'registeredLater'],
  ] as const)(
    'rejects the tokens of a session that %s after the backup on every entry point',
    async (_change, which) => {
      await expectDead(tokens[which], entryPoints);
      expect((await refreshWith(gateway(), tokens[which].refresh)).status).toBe(401);
    },
  );

  it('treats no refresh token as stolen', async () => {
    expect(
      await eventCount(`SELECT count(*) FROM security_events WHERE kind = 'session.refresh_reused'`),
    ).toBe('0');
    expect(await eventCount(`SELECT count(*) FROM mail_outbox WHERE template = 'session-reused'`)).toBe('0');
  });

  it('lets people log in with the password, the picture and the permissions of the backup', async () => {
    const browser = new Browser(gateway());
    await logIn({ ...refreshed, browser });
    await expectLive(tokensOf(browser), entryPoints);
    expect((await browser.get(api('me/avatar/'))).status).toBe(200);
    expect((await browser.get(api('users/'))).status).toBe(403);
  });

  it('publishes the permissions of the backup to services that have newer ones', async () => {
    const last = () =>
      events.of(refreshed.userId).findLast(({ value }) => value?.data.permissions !== undefined);
    await events.find(refreshed.userId, () => last()?.value?.data.permissions?.['is_staff'] !== true);
  });

  it('keeps the erased account erased', async () => {
    const { email, password } = erased;
    expect((await new Browser(gateway()).post(api('login/'), { email, password })).status).toBe(401);
    expect(await eventCount(`SELECT count(*) FROM users WHERE email = '${email}'`)).toBe('0');
  });

  it('gives new people no id that services know from an account after the backup', async () => {
    const person = await activatedPerson(gateway(), mailbox);
    expect(person.userId).toBeGreaterThan(registeredLater.userId);
  });

  it('sends the mail that waited only if the operator asks for it', async () => {
    // The mail to the new person of the test before has arrived, and had the same priority.
    expect(await mailbox.mails(waitingFor)).toHaveLength(1);
    const { stdout } = await runCommand(['mails', 'list', '--state', 'failed'], environment);
    expect(stdout).toContain(waitingFor);
    await mustRun(['mails', 'retry', '--all'], environment);
    await mailbox.mail(waitingFor, 2);
  });

  it('cannot be completed while the apps run', async () => {
    const { code, stderr } = await runCommand(['complete-restore', '--yes'], environment);
    expect([code, stderr]).toEqual([1, expect.stringContaining('Stop them first')]);
  });
});
