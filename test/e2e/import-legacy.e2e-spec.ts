/** The import of the old service's database, then logins over HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bareEnvironment, builtApp, type Environment, startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { eventually } from '../support/eventually.js';
import { freshDatabase } from '../support/database/fresh-database.js';
import { temporary } from '../support/test-run/process-guard.js';
import { legacyDatabase, type LegacyState, sql } from '../support/database/legacy/legacy-database.js';
import { hash } from '../support/database/legacy/legacy-rows.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
afterAll(() => teardown.run());

async function oldDatabase(state: LegacyState): Promise<string> {
  const { url, drop } = await legacyDatabase(inject('postgres'), state);
  teardown.add(drop);
  return url;
}

/** A migrated database of its own. */
async function newEnvironment(): Promise<Environment & { readonly DATABASE_URL: string }> {
  const { url, appUrl, appRole, drop } = await freshDatabase(inject('postgres'));
  teardown.add(drop);
  const environment = { ...inject('system').environment, DATABASE_URL: appUrl };
  await mustRun(['migrate'], { ...environment, ...appRole, DATABASE_URL: url });
  return environment;
}

const people = [
  ['admin@example.com', 'AdminPass123'],
  ['company@example.com', 'companyPass1'],
  ['worker@example.com', 'workerPass1'],
  ['tenant@example.com', 'tenantPass1'],
] as const;

describe.each(['2023-09', '2023-11'] as const)('after the import of the dump of %s', (state) => {
  let from: string;
  let environment: Environment & { readonly DATABASE_URL: string };
  let gateway: string;

  beforeAll(async () => {
    from = await oldDatabase(state);
    environment = await newEnvironment();
    await mustRun(['import-legacy', '--from', from], environment);
    const { PORT: _port, ...settings } = environment as Environment;
    const app = await startApp('gateway', settings);
    teardown.add(() => app.stop());
    gateway = app.url;
  });

  it.each(people)('%s logs in with the old password, and keeps the old id', async (email, password) => {
    const [old] = await sql<{ id: string }>(from, 'SELECT id FROM authorization_userdata WHERE email = $1', [
      email,
    ]);
    const browser = new Browser(gateway);
    expect((await browser.post('/api/v1/login/', { email, password: `${password}!` })).status).toBe(401);
    expect((await browser.post('/api/v1/login/', { email, password })).status).toBe(200);
    const token = browser.jar.get('access_token');
    expect((await browser.post('/api/v1/verify/', { token })).body).toMatchObject({
      status: 'OK',
      user_id: Number(old!.id),
      permissions: { is_superuser: email === 'admin@example.com', is_active: true },
    });
    const [user] = await sql<{ password_hash: string }>(
      environment.DATABASE_URL,
      'SELECT password_hash FROM users WHERE email = $1',
      [email],
    );
    expect(user!.password_hash).toMatch(/^\$argon2id\$/);
  });

  it('a second import changes nothing and reports the same', async () => {
    const everything = () =>
      sql(
        environment.DATABASE_URL,
        `SELECT (SELECT json_agg(users ORDER BY id) FROM users)::text AS users,
           (SELECT json_agg(held ORDER BY user_id, permission_id) FROM permission_grants held)::text AS held,
           (SELECT json_agg(departments) FROM departments)::text AS departments`,
      );
    const before = await everything();
    const { code, stdout } = await runCommand(['import-legacy', '--from', from], environment);
    expect(code).toBe(0);
    expect(stdout).toContain('users: 4 imported, 0 skipped');
    expect(await everything()).toEqual(before);
  });
});

describe('an import of many users', () => {
  const many = 20_000;

  it('that is killed continues where it stopped, and imports each of them once', async () => {
    const [from, environment] = [await oldDatabase('2023-11'), await newEnvironment()];
    await sql(
      from,
      `INSERT INTO authorization_userdata (id, password, is_superuser, is_staff, is_active, is_admin, is_deleted, email,
         date_joined)
       SELECT n, $1, false, false, true, false, false, 'Person' || n || '@Example.com', now()
       FROM generate_series(100, 99 + ${many}) n`,
      [hash],
    );
    await sql(
      from,
      `INSERT INTO authorization_userdata (id, password, is_superuser, is_staff, is_active, is_admin, is_deleted, email,
         date_joined)
       VALUES (50000, 'x', false, false, true, false, false, 'PERSON100@example.com', now())`,
    );
    const report = join(temporary, 'import-report.txt');
    const command = ['import-legacy', '--from', from, '--batch', '200', '--report', report];
    const imported = async () => {
      const [users] = await sql<{ n: number }>(
        environment.DATABASE_URL,
        'SELECT count(*)::int AS n, count(DISTINCT email)::int AS emails FROM users',
      );
      return users!;
    };

    const first = spawn(process.execPath, [builtApp('cli'), ...command], {
      env: { ...bareEnvironment(), ...environment },
      stdio: 'ignore',
    });
    await eventually('some users were imported', async () => (await imported()).n >= 1000, 60);
    first.kill('SIGKILL');
    await once(first, 'exit');
    const { n: left } = await imported();
    expect(left).toBeLessThan(many);

    const { code, stdout, stderr } = await runCommand(command, environment);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain(`users: ${many + 4} imported, 1 skipped`);
    expect(await imported()).toEqual({ n: many + 4, emails: many + 4 });
    expect(await readFile(report, 'utf8')).toBe(
      'users 50000: skipped, user 100 already has this email address (case is ignored)\n',
    );
  });
});

describe('import-legacy', () => {
  it.each([
    [['--from', 'mysql://old'], 2, /^from: Enter a URL like/],
    [['--from', 'postgres://nobody@127.0.0.1:1/old'], 1, /^from: The old database cannot be opened/],
    [['--from', 'postgres://nobody@127.0.0.1:1/old', '--batch', '0'], 2, /^batch: Enter a number from 1/],
    [[], 2, /--from/],
  ])('with %j exits with %i and one clear line', async (options, expected, line) => {
    const { code, stderr } = await runCommand(['import-legacy', ...options], inject('system').environment);
    expect(code).toBe(expected);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(line);
  });

  it('rejects a database that is not one of the Django service', async () => {
    const { environment } = inject('system');
    const { code, stderr } = await runCommand(
      ['import-legacy', '--from', environment['DATABASE_URL']!],
      environment,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^from: This is not a database of the Django service/);
  });
});
