/** More simultaneous logins than can be hashed: the gateway refuses some and serves all other requests. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { checkedFetch } from '../support/http/checked-fetch.js';
import {
  type KnownPerson,
  loggedInPerson,
  logIn,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { ChildServer } from '../support/servers/child-server.js';

const system = inject('system');
const flood = 400;
/** Milliseconds, far more than a request takes on a busy machine. */
const patience = 15_000;

let app: ChildServer;
let person: KnownPerson;

beforeAll(async () => {
  const { PORT: _port, ...settings } = system.environment as Environment;
  app = await startApp('gateway', {
    ...settings,
    PASSWORD_HASHES_AT_ONCE: '2',
    PASSWORD_QUEUE: '10',
    PASSWORD_MIN_LENGTH: '14',
    THROTTLE_ACCOUNT_ATTEMPTS: '100000',
    THROTTLE_ACCOUNT_DAY_ATTEMPTS: '100000',
    THROTTLE_ADDRESS_ATTEMPTS: '100000',
  });
  person = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
  person = { ...person, browser: new Browser(app.url) };
  await logIn(person);
});
afterAll(() => app.stop());

/** Resident memory in MB. */
const memory = () =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(app.pid)], { encoding: 'utf8' })) / 1024;

async function promptly(path: string, init: RequestInit = {}): Promise<number> {
  const answer = await checkedFetch(app.url + path, { ...init, signal: AbortSignal.timeout(patience) });
  await answer.text();
  return answer.status;
}

describe('a flood of logins', () => {
  it('is answered with 200, 401 or 503 with Retry-After, and delays no other request', async () => {
    const { email, password } = person;
    const token = person.browser.jar.get('access_token');
    const before = memory();
    const kinds = [
      () => ({ email, password }),
      () => ({ email, password: 'not the password' }),
      () => ({ email: uniqueEmail('nobody'), password }),
    ];
    const attempts = Array.from({ length: flood }, (_, n) =>
      new Browser(app.url).post('/api/v1/login/', kinds[n % kinds.length]!()),
    );
    const state = { over: false };
    const answered = Promise.all(attempts).finally(() => (state.over = true));
    let [answeredMeanwhile, most] = [0, 0];
    while (!state.over) {
      expect(await promptly('/health/live')).toBe(200);
      const body = JSON.stringify({ token });
      const headers = { 'Content-Type': 'application/json' };
      expect(await promptly('/api/v1/verify/', { method: 'POST', headers, body })).toBe(200);
      most = Math.max(most, memory());
      if (!state.over) answeredMeanwhile++;
    }
    const answers = await answered;
    const of = (status: number) => answers.filter((answer) => answer.status === status);
    expect(of(200).length + of(401).length + of(503).length).toBe(flood);
    expect(of(200)).not.toEqual([]);
    expect(of(503)).not.toEqual([]);
    const codes = new Set(of(503).map(({ body }) => (body as { code: string }).code));
    expect(codes).toContain('password.busy');
    // On a busy machine a login may also wait too long for a connection to the database.
    expect([...codes].filter((code) => !['password.busy', 'database.unavailable'].includes(code))).toEqual(
      [],
    );
    for (const { headers, body } of of(503)) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(body).toMatchObject({ detail: expect.stringContaining('Try again') });
    }
    expect(answeredMeanwhile).toBeGreaterThan(0);
    // Two hashes of 19 MiB and the memory of 400 requests, far less than 400 hashes.
    expect(most - before).toBeLessThan(200);
  });

  it('also refuses registrations, and accepts them again afterwards', async () => {
    const post = () =>
      new Browser(app.url).post('/api/v1/register/', {
        email: uniqueEmail(),
        password: uniquePassword(),
        profile: workerProfile(),
      });
    const answers = await Promise.all(Array.from({ length: 60 }, post));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([201, 503]);
    expect((await post()).status).toBe(201);
    await logIn(person);
  });
});

describe('a longer minimum by setting', () => {
  it('applies to new passwords, and to no existing one', async () => {
    const body = { email: uniqueEmail(), password: 'v7 kettle boi', profile: workerProfile() };
    const answer = await new Browser(app.url).post('/api/v1/register/', body);
    expect([answer.status, answer.body]).toEqual([
      400,
      { password: [expect.stringContaining('at least 14 characters')] },
    ]);
  });
});
