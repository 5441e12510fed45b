/** The machine of a server vanishes without closing its connections: the apps find that out themselves and open new ones. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type KnownPerson, loggedInPerson, register } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { startServer } from '../support/servers/start-server.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { TcpProxy } from '../support/servers/tcp-proxy.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
let proxies: { postgres: TcpProxy; redis: TcpProxy };
let system: RunningSystem;
let mailbox: Mailbox;
let person: KnownPerson;

beforeAll(async () => {
  const [postgres, redis] = await Promise.all([startServer('postgres'), startServer('redis')]);
  teardown.add(() => Promise.all([postgres.stop(), redis.stop()]));
  proxies = { postgres: await TcpProxy.to(postgres.url), redis: await TcpProxy.to(redis.url) };
  for (const proxy of Object.values(proxies)) teardown.add(() => proxy.close());
  const servers = {
    postgres: proxies.postgres.address(postgres.url),
    redis: proxies.redis.address(redis.url),
    kafka: '',
  };
  system = await startSystem(servers, { DB_ANSWER_TIMEOUT_SECONDS: '2', MAIL_LEASE_SECONDS: '3' });
  teardown.add(() => system.stop());
  mailbox = new Mailbox(system.addresses.mailbox);
  person = await loggedInPerson(system.addresses.gateway, mailbox);
});

afterAll(() => teardown.run());

/** Each connection is in use when the server vanishes, so that none of them is found closed. */
async function vanish(proxy: TcpProxy): Promise<void> {
  proxy.hang();
  const waiting = Array.from({ length: 20 }, () => person.browser.post('/api/v1/login/refresh/'));
  await eventually('The report', async () => {
    const answer = await fetch(`${system.addresses.gateway}/health/ready`);
    return ((await answer.json()) as { checks: Record<string, string> }).checks['database'] === 'down';
  });
  proxy.abandon();
  proxy.resume();
  // They were sent before the server was back: 200 from another connection, or 503.
  const statuses = (await Promise.all(waiting)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
}

describe('half-open connections', () => {
  it('to PostgreSQL end after DB_ANSWER_TIMEOUT_SECONDS, with 503 for the requests that wait and nobody logged out', async () => {
    await vanish(proxies.postgres);
    await eventually(
      'A refresh',
      async () => (await person.browser.post('/api/v1/login/refresh/')).status === 200,
      20,
    );
    const { email } = await register(system.addresses.gateway);
    expect((await mailbox.mail(email, 1, 30)).to).toBe(email);
  });

  it('to Redis are replaced, and the mails of the meantime leave', async () => {
    proxies.redis.hang();
    const { email } = await register(system.addresses.gateway);
    proxies.redis.abandon();
    proxies.redis.resume();
    expect((await mailbox.mail(email, 1, 60)).to).toBe(email);
  });
});
