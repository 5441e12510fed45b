/** Sessions under races, kills, restarts and wrong clocks: one valid token each, no lockout, no revival. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import {
  claimsOf,
  type EntryPoints,
  expectDead,
  expectLive,
  refreshWith,
  tokensOf,
} from '../support/tokens/entry-points.js';
import { eventually } from '../support/eventually.js';
import { activatedPerson, type KnownPerson, logIn } from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { skewedClock } from '../support/apps/skewed-clock.js';
import type { ChildServer } from '../support/servers/child-server.js';
import type { Server } from '../support/servers/server.js';
import { openServersOf } from '../support/servers/open-servers.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const teardown = new Teardown();
let servers: Record<'postgres' | 'redis' | 'kafka', Server>;
let system: RunningSystem;
let second: ChildServer;
let entryPoints: EntryPoints;
let person: KnownPerson;

beforeAll(async () => {
  servers = await openServersOf(teardown, ['postgres', 'redis', 'kafka']);
  const { postgres, redis, kafka } = servers;
  system = await startSystem({ postgres: postgres.url, redis: redis.url, kafka: kafka.url });
  teardown.add(() => system.stop());
  second = await anotherGateway({});
  const bus = await VerificationClient.connect(kafka.url);
  teardown.add(() => bus.close());
  entryPoints = { gateways: [system.addresses.gateway, second.url], bus };
  person = await activatedPerson(system.addresses.gateway, new Mailbox(system.addresses.mailbox));
});

afterAll(() => teardown.run());

async function anotherGateway(settings: Record<string, string>): Promise<ChildServer> {
  const environment = { ...system.addresses.environment, PORT: String(await freePort()), ...settings };
  const gateway = await startApp('gateway', environment);
  teardown.add(() => gateway.stop());
  return gateway;
}

async function loggedIn(gateway = system.addresses.gateway): Promise<Browser> {
  const browser = new Browser(gateway);
  await logIn({ ...person, browser });
  return browser;
}

/** Counts the tokens ever issued for a session, and those never superseded. */
async function ledgerOf(refresh: string): Promise<{ issued: number; outstanding: number }> {
  const database = new Postgres({ connectionString: system.addresses.environment['DATABASE_URL'] });
  await database.connect();
  try {
    const { rows } = await database.query(
      `SELECT count(*)::int AS issued, count(*) FILTER (WHERE blacklisted_at IS NULL)::int AS outstanding
       FROM refresh_tokens WHERE session_id = $1`,
      [claimsOf(refresh).sid],
    );
    return rows[0];
  } finally {
    await database.end();
  }
}

const jtisOf = (answers: readonly { refresh: string | undefined }[]) => [
  ...new Set(answers.flatMap(({ refresh }) => (refresh ? [claimsOf(refresh).jti] : []))),
];

describe('32 simultaneous refreshes of one token on two gateways', () => {
  it('all get the one successor, 200 times in a row', async () => {
    let token = tokensOf(await loggedIn()).refresh;
    for (let round = 1; round <= 200; round++) {
      const answers = await Promise.all(
        Array.from({ length: 32 }, (_, i) => refreshWith(entryPoints.gateways[i % 2]!, token)),
      );
      expect(new Set(answers.map(({ status }) => status)), `round ${round}`).toEqual(new Set([200]));
      const jtis = jtisOf(answers);
      expect(jtis, `round ${round}`).toHaveLength(1);
      expect(jtis[0]).not.toBe(claimsOf(token).jti);
      token = answers[0]!.refresh!;
    }
    expect(await ledgerOf(token)).toEqual({ issued: 201, outstanding: 1 });
  }, 240_000);
});

describe('a gateway killed while it refreshes', () => {
  it.each([0, 1, 5, 12])(
    'after %i answers leaves one valid token per session, and locks no user out',
    async (answersBefore) => {
      const lost = tokensOf(await loggedIn()).refresh;
      const answers: { status: number; refresh: string | undefined }[] = [];
      let killed: Promise<unknown> | undefined;
      const killOnTime = () => {
        if (answers.length >= answersBefore) killed ??= second.kill();
      };
      const refreshing = Array.from({ length: 24 }, async () => {
        answers.push(await refreshWith(second.url, lost));
        killOnTime();
      });
      killOnTime();
      await Promise.allSettled(refreshing);
      await killed;
      const again = await refreshWith(system.addresses.gateway, lost);
      expect(again.status).toBe(200);
      expect(jtisOf([...answers, again])).toHaveLength(1);
      expect(await ledgerOf(lost)).toEqual({ issued: 2, outstanding: 1 });
      expect((await refreshWith(system.addresses.gateway, again.refresh!)).status).toBe(200);
      await second.restart();
    },
  );
});

describe('a gateway whose clock is wrong', () => {
  it.each([300, -300])('by %i seconds logs no user out, and extends no token', async (seconds) => {
    const wrong = await anotherGateway({ ...skewedClock(seconds), ACCESS_TOKEN_SECONDS: '5' });
    const browser = await loggedIn(wrong.url);
    const test = async () => (await browser.post('/api/v1/test/')).status;
    expect(await test()).toBe(200);
    const answer = await browser.post('/api/v1/login/refresh/');
    expect(answer.status).toBe(200);
    expect(answer.setCookies.map((cookie) => /Max-Age=(\d+)/.exec(cookie)?.[1])).toEqual([
      '5',
      '86400',
      '86400',
    ]);
    expect(await test()).toBe(200);
    await eventually('The end of the access token', async () => (await test()) === 401);
    const { refresh } = tokensOf(browser);
    expect((await refreshWith(system.addresses.gateway, refresh)).status).toBe(200);
  });
});

describe('while PostgreSQL is down', () => {
  it('refresh and logout answer 503, and the same token is valid afterwards', async () => {
    const browser = await loggedIn();
    const { refresh } = tokensOf(browser);
    await servers.postgres.kill();
    for (const path of ['login/refresh/', 'logout/', 'logout/all/']) {
      const answer = await browser.post(`/api/v1/${path}`);
      expect([answer.status, answer.setCookies], path).toEqual([503, []]);
    }
    await servers.postgres.restart();
    await eventually(
      'A refresh',
      async () => (await refreshWith(system.addresses.gateway, refresh)).status === 200,
    );
  });
});

describe('after kill -9 of every process and a wiped Redis', () => {
  it('ended sessions are rejected on every entry point, and live ones accepted', async () => {
    const [left, everywhere, alive] = [await loggedIn(), await loggedIn(), await loggedIn()];
    const [one, other] = [tokensOf(left), tokensOf(everywhere)];
    await left.post('/api/v1/logout/');
    expect((await everywhere.post('/api/v1/logout/all/')).status).toBe(200);
    await logIn({ ...person, browser: alive });
    const apps = [second, ...Object.values(system.apps)];
    await Promise.all([...apps, servers.redis].map((process) => process.kill()));
    await servers.redis.restart();
    await Promise.all(apps.map((app) => app.restart()));
    await Promise.all([one, other].map((tokens) => expectDead(tokens, entryPoints)));
    await expectLive(tokensOf(alive), entryPoints);
    expect((await alive.post('/api/v1/login/refresh/')).status).toBe(200);
  });
});
