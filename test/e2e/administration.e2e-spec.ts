/** Administrators over HTTP: limits by rank, and the second factor that changes require. */
import { randomUUID } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { totpCode } from '../support/second-factor/totp-code.js';
import { Browser } from '../support/http/browser.js';
import { mustRun } from '../support/apps/run-command.js';
import { logIn, type Person, register, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { api, refused } from '../support/people/organisations.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
let gateways: RunningGateways;
let database: Postgres;
let root: Person;

beforeAll(async () => {
  gateways = await startGateways(
    1,
    { postgres: inject('postgres') },
    { REQUIRE_SECOND_FACTOR: 'staff', API_DOCUMENT: '1' },
  );
  teardown.add(() => gateways.stop());
  database = new Postgres({ connectionString: gateways.environment['DATABASE_URL'] });
  await database.connect();
  teardown.add(() => database.end());
  root = { browser: new Browser(gateways.urls[0]!), email: uniqueEmail('root'), password: uniquePassword() };
  const given = { SUPERUSER_EMAIL: root.email, SUPERUSER_PASSWORD: root.password };
  await mustRun(['createsuperuser', '--noinput'], { ...gateways.environment, ...given });
  await logIn(root);
});

afterAll(() => teardown.run());

const enrolmentRequired = { status: 403, body: { code: 'second_factor_enrolment_required' } };
const stepUpRequired = { status: 403, body: { code: 'step_up_required' } };

async function enrol({ browser, password: current_password }: Person): Promise<void> {
  const begun = await browser.post(api('me/second-factor/totp/'), { current_password });
  const { secret } = begun.body as { secret: string };
  const confirmed = await browser.post(api('me/second-factor/totp/confirm/'), { code: totpCode(secret) });
  expect(confirmed.status).toBe(200);
}

async function member(
  column: 'is_staff' | 'is_admin' | 'is_superuser' | undefined,
): Promise<Person & { userId: number }> {
  const person = await register(gateways.urls[0]!);
  const set = column ? `${column} = true` : 'version = version';
  const { rows } = await database.query(`UPDATE users SET ${set} WHERE email = $1 RETURNING id`, [
    person.email,
  ]);
  await logIn(person);
  return { ...person, userId: rows[0].id };
}

const act = (browser: Browser, method: string, path: string, body?: object) =>
  browser.request(method, api(path), { headers: { 'If-Match': '"1"' }, ...(body && { body }) });

describe('with REQUIRE_SECOND_FACTOR=staff', () => {
  it.each(['is_staff', 'is_admin', 'is_superuser'] as const)(
    'limits an account with %s that has no second factor to its own account',
    async (flag) => {
      const person = await member(flag);
      for (const path of ['users/', 'departments/', 'users/1/']) {
        expect(await person.browser.get(api(path)), path).toMatchObject(enrolmentRequired);
      }
      expect(await act(person.browser, 'POST', 'users/1/deactivate/')).toMatchObject(enrolmentRequired);
      expect((await person.browser.get(api('me/'))).status).toBe(200);
      await enrol(person);
      expect((await person.browser.get(api('users/'))).status).toBe(200);
    },
  );

  it('does not require a second factor of a user without a rank', async () => {
    const person = await member(undefined);
    expect((await person.browser.get(api('departments/'))).status).toBe(200);
    expect(await person.browser.get(api('users/'))).toMatchObject(refused);
  });
});

describe('an administrator whose step-up is too old', () => {
  it('may read, and must step up before every change', async () => {
    await enrol(root);
    await database.query(`UPDATE sessions SET second_factor_at = second_factor_at - interval '1 hour'`);
    const document = (await root.browser.get(api('openapi.json'))).body as {
      paths: Record<string, Record<string, { 'x-roles': string[] }>>;
    };
    const own = /^\/api\/v1\/(me|login|logout|test|password|email|register|activate|verify|invitation)(\/|$)/;
    const changes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => method !== 'get' && !own.test(path))
        .map((method) => [
          method.toUpperCase(),
          path.replace(/\{(user|company)Id\}/g, '1').replace(/\{\w+\}/g, randomUUID()),
        ]),
    );
    expect(changes.length).toBeGreaterThan(30);
    for (const [method, path] of changes as [string, string][]) {
      expect(await root.browser.request(method, path, { body: {} }), `${method} ${path}`).toMatchObject(
        stepUpRequired,
      );
    }
    expect((await root.browser.get(api('users/'))).status).toBe(200);
    expect((await root.browser.get(api('areas/'))).status).toBe(200);
  });
});

describe('staff', () => {
  it('cannot deactivate, delete, edit or log out an administrator or other staff', async () => {
    const staff = await member('is_staff');
    await enrol(staff);
    const person = await member(undefined);
    for (const target of [await member('is_staff'), await member('is_admin'), await member('is_superuser')]) {
      const answers = [
        await act(staff.browser, 'POST', `users/${target.userId}/deactivate/`),
        await act(staff.browser, 'DELETE', `users/${target.userId}/`),
        await act(staff.browser, 'PATCH', `users/${target.userId}/`, { comment: 'x' }),
        await act(staff.browser, 'DELETE', `users/${target.userId}/sessions/`),
        await act(staff.browser, 'PATCH', `users/${target.userId}/flags/`, { is_staff: false }),
        await act(staff.browser, 'POST', `users/${target.userId}/permissions/`, { permissions: ['x'] }),
      ];
      for (const answer of answers) expect(answer).toMatchObject(refused);
      expect((await target.browser.post(api('test/'))).status).toBe(200);
    }
    expect((await act(staff.browser, 'DELETE', `users/${person.userId}/sessions/`)).status).toBe(204);
    expect((await person.browser.post(api('test/'))).status).toBe(401);
  });
});
