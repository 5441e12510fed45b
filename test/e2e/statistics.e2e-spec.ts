/** Statistics: every app counts what happens; admins read it over HTTP and in the shell. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { startGateways } from '../support/apps/gateways.js';
import { runCommand } from '../support/apps/run-command.js';
import { type Environment } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, superuserOf } from '../support/people/organisations.js';
import { loggedInPerson, uniqueEmail } from '../support/people/people.js';
import { tokensOf } from '../support/tokens/entry-points.js';

const system = inject('system');
/** Longer than the interval at which the apps write. */
const patience = { timeout: 30_000, interval: 500 };
let admin: Browser;

beforeAll(async () => (admin = await superuserOf(system)));

interface Statistics {
  readonly steps: readonly string[];
  readonly series: readonly {
    readonly kind: string;
    readonly outcome: string;
    readonly counts: readonly number[];
  }[];
}

function sums({ series }: Statistics): Record<string, number> {
  return Object.fromEntries(
    series.map(({ kind, outcome, counts }) => [
      `${kind} ${outcome}`,
      counts.reduce((sum, count) => sum + count, 0),
    ]),
  );
}

async function overHttp(): Promise<Record<string, number>> {
  const { status, body } = await admin.get(api('statistics/?step=day'));
  expect(status).toBe(200);
  return sums(body as Statistics);
}

async function inShell(environment: Environment): Promise<Record<string, number>> {
  const { code, stdout } = await runCommand(['statistics', '--step', 'day', '--json'], environment);
  expect(code).toBe(0);
  return sums(JSON.parse(stdout) as Statistics);
}

describe('the statistics', () => {
  it('count what a person does, in every app', async () => {
    const before = await overHttp();
    const { browser, email } = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
    await new Browser(system.gateway).post(api('login/'), { email, password: 'not the password' });
    expect((await browser.post(api('login/refresh/'))).status).toBe(200);
    expect((await browser.post(api('verify/'), { token: tokensOf(browser).access })).status).toBe(200);
    await browser.post(api('logout/'));
    const series = [
      'registration registered',
      'activation activated',
      'password_login succeeded',
      'password_login rejected',
      'refresh rotated',
      'session_end logout',
      'refusal unauthenticated',
      'http_verification accepted',
      'mail sent',
    ];
    const unchanged = async () => {
      const after = await overHttp();
      return series.filter((name) => !(after[name]! > before[name]!));
    };
    await expect.poll(unchanged, patience).toEqual([]);
  });

  it('are printed in the shell', async () => {
    const zone = ['--step', 'day', '--time-zone', 'Europe/Moscow', '--json'];
    const json = await runCommand(['statistics', ...zone], system.environment);
    expect(JSON.parse(json.stdout)).toMatchObject({ step: 'day', time_zone: 'Europe/Moscow' });
    const lines = await runCommand(['statistics'], system.environment);
    expect(lines.stdout).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z\tpassword_login\tsucceeded\t\d+$/m);
  });

  it('of gateways that end are complete, and of one that is killed lack at most the last seconds', async () => {
    const gateways = await startGateways(2, { postgres: inject('postgres') });
    const [first, second] = gateways.apps;
    const guess = (gateway: string) =>
      new Browser(gateway).post(api('login/'), { email: uniqueEmail(), password: 'not the password' });
    const rejected = async () => (await inShell(gateways.environment))['password_login rejected'];
    try {
      for (let time = 0; time < 3; time++) await Promise.all(gateways.urls.map(guess));
      await first!.stop();
      expect(await rejected()).toBeGreaterThanOrEqual(3);
      await expect.poll(rejected, patience).toBe(6);
      await guess(gateways.urls[1]!);
      await second!.kill();
      expect([6, 7]).toContain(await rejected());
    } finally {
      await gateways.stop();
    }
  });
});

it.each([
  'from=2026-11-28',
  'from=2026-02-30T00:00:00Z',
  'to=now',
  'step=week',
  'time_zone=Nowhere',
  'from=2026-11-28T00:00:00Z&to=2026-11-27T00:00:00Z',
  'from=2020-01-01T00:00:00Z&to=2026-11-27T00:00:00Z&step=day',
])('statistics with %s are refused', async (query) => {
  expect((await admin.get(api(`statistics/?${query}`))).status).toBe(400);
});

it.each([
  ['--from', 'yesterday', 2],
  ['--step', 'week', 2],
  ['--time-zone', '+03:00', 1],
])('the command with %s %s exits with %i and one clear line', async (option, value, expected) => {
  const { code, stderr } = await runCommand(['statistics', option, value], system.environment);
  expect(code).toBe(expected);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
