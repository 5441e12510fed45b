/** Metrics: every app measures what happens and answers `/metrics`, the gateway on a port of its own. */
import { randomUUID } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { risesOf, type Scrape, scrape } from '../support/metrics/scrape.js';
import { loggedInPerson, uniqueEmail } from '../support/people/people.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { claimsOf } from '../support/tokens/entry-points.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

const system = inject('system');
const teardown = new Teardown();
let gateway: ChildServer;
let ownPort: string;
let client: VerificationClient;

/** A gateway beside the one of the run, whose counters nobody else raises. */
async function startGateway(added: Environment = {}): Promise<{ app: ChildServer; metrics: string }> {
  const [port, metricsPort] = [String(await freePort()), String(await freePort())];
  const app = await startApp('gateway', {
    ...system.environment,
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    // The auth-service of the run verifies its tokens.
    TOKEN_ISSUER: system.environment['PUBLIC_URL']!,
    METRICS_PORT: metricsPort,
    ...added,
  });
  teardown.add(() => app.stop());
  return { app, metrics: `http://127.0.0.1:${metricsPort}` };
}

beforeAll(async () => {
  ({ app: gateway, metrics: ownPort } = await startGateway());
  client = await VerificationClient.connect(system.environment['KAFKA_URL']!);
  teardown.add(() => client.close());
});

afterAll(() => teardown.run());

async function endGracePeriods(refreshToken: string): Promise<void> {
  const database = new Postgres({ connectionString: system.environment['DATABASE_URL'] });
  await database.connect();
  await database.query(
    `UPDATE refresh_tokens SET good_until = now() - interval '1 second' WHERE session_id = $1 AND good_until > now()`,
    [claimsOf(refreshToken).sid],
  );
  await database.end();
}

const scrapeAll = async () => ({
  gateway: await scrape(ownPort),
  authService: await scrape(system.authService),
  worker: await scrape(system.worker),
});

const expectRises = (before: Scrape, after: Scrape, names: readonly string[]) =>
  expect(Object.keys(risesOf(before, after))).toEqual(expect.arrayContaining([...names]));

describe('the metrics', () => {
  it('rise with what a person and a service do', async () => {
    const before = await scrapeAll();
    const { browser, email } = await loggedInPerson(gateway.url, new Mailbox(system.mailbox));
    await new Browser(gateway.url).post('/api/v1/login/', { email, password: 'not the password' });
    const token = browser.jar.get('access_token')!;
    await browser.get('/api/v1/me/');
    await browser.post('/api/v1/verify/', { token });
    await browser.post('/api/v1/verify/', { token: 'no token' });
    expect((await client.ask(token, randomUUID())).answer.status).toBe('OK');
    expect((await client.ask('no token', randomUUID())).answer.status).toBe('FAIL');

    const stolen = browser.jar.get('refresh_token')!;
    for (const _ of [1, 2]) expect((await browser.post('/api/v1/login/refresh/')).status).toBe(200);
    await endGracePeriods(stolen);
    const thief = new Browser(gateway.url);
    thief.jar.set('refresh_token', stolen);
    expect((await thief.post('/api/v1/login/refresh/')).status).toBe(401);

    const after = await scrapeAll();
    expectRises(before.gateway, after.gateway, [
      'http_server_request_duration_seconds_count{http_request_method="POST",http_route="/api/v1/login",http_response_status_code="200"}',
      'gatehouse_logins_total{method="password",outcome="succeeded"}',
      'gatehouse_logins_total{method="password",outcome="rejected"}',
      'gatehouse_password_hash_duration_seconds_count',
      'gatehouse_refreshes_total{outcome="rotated"}',
      'gatehouse_refreshes_total{outcome="reused"}',
      'gatehouse_sessions_ended_total{reason="refresh_reused"}',
      'gatehouse_verifications_total{entry_point="http",outcome="accepted"}',
      'gatehouse_verifications_total{entry_point="verify",outcome="accepted"}',
      'gatehouse_verifications_total{entry_point="verify",outcome="refused"}',
      'gatehouse_verification_duration_seconds_count{entry_point="http",source="cache"}',
    ]);
    expectRises(before.authService, after.authService, [
      'gatehouse_verifications_total{entry_point="kafka",outcome="accepted"}',
      'gatehouse_verifications_total{entry_point="kafka",outcome="refused"}',
      'gatehouse_verification_duration_seconds_count{entry_point="kafka",source="database"}',
      'gatehouse_request_age_seconds_count',
    ]);
    // The mail about the theft and the end of the session leave the outbox later.
    await eventually(
      'measuring the mails and the revocation',
      async () => {
        expectRises(before.worker, await scrape(system.worker), [
          'gatehouse_mails_total{template="activation",outcome="sent"}',
          'gatehouse_mails_total{template="session-reused",outcome="sent"}',
          'gatehouse_revocation_delay_seconds_count',
        ]);
        return true;
      },
      20,
    );
  });

  it('rise with attempts that are throttled and with requests that cannot be read', async () => {
    const { app, metrics } = await startGateway({ THROTTLE_ACCOUNT_ATTEMPTS: '2' });
    const before = { gateway: await scrape(metrics), authService: await scrape(system.authService) };
    const guess = { email: uniqueEmail('guessed'), password: 'not the password' };
    for (const status of [401, 401, 429]) {
      expect((await new Browser(app.url).post('/api/v1/login/', guess)).status).toBe(status);
    }
    await client.send('not JSON', randomUUID());
    expectRises(before.gateway, await scrape(metrics), [
      'gatehouse_throttled_total{scope="account_or_address"}',
    ]);
    await eventually('counting the dead letter', async () => {
      const { authService } = before;
      const rises = risesOf(authService, await scrape(system.authService));
      return (rises['gatehouse_dead_letters_total{topic="auth_request"}'] ?? 0) > 0;
    });
  });

  it('include the ages of what waits, the signing key, the pool, the lag and the process', async () => {
    const { authService, worker } = await scrapeAll();
    for (const kind of ['mails', 'events', 'revocations', 'account_requests']) {
      expect(worker.get(`gatehouse_outbox_oldest_seconds{kind="${kind}"}`)).toBeGreaterThanOrEqual(0);
    }
    expect(worker.get('gatehouse_signing_key_age_seconds')).toBeGreaterThan(0);
    const lag = 'gatehouse_kafka_lag{topic="auth_request"}';
    await eventually(
      'observing the lag',
      async () => ((await scrape(system.authService)).get(lag) ?? -1) >= 0,
      30,
    );
    for (const app of [authService, worker, await scrape(ownPort)]) {
      expect(app.get('gatehouse_db_pool_connections{state="waiting"}')).toBe(0);
      expect(app.get('gatehouse_db_pool_size')).toBeGreaterThan(0);
      expect(app.get('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    }
  });

  it('have no series for the path, the email or the text of a request', async () => {
    const series = (await scrape(ownPort)).size;
    const odd = uniqueEmail('series');
    for (let index = 0; index < 50; index++) {
      const browser = new Browser(gateway.url);
      await browser.get(`/api/v1/${odd}/${index}/`);
      await browser.post('/api/v1/login/', { email: `${index}.${odd}`, password: odd });
    }
    const after = await scrape(ownPort);
    expect([...after.keys()].filter((name) => name.includes('series'))).toEqual([]);
    // One route that nobody had used, with its buckets, sum and count.
    expect(after.size - series).toBeLessThan(60);
  });

  it('are OpenMetrics where a scraper asks for them', async () => {
    const response = await fetch(`${ownPort}/metrics`, {
      headers: { Accept: 'application/openmetrics-text;version=1.0.0,text/plain;q=0.5' },
    });
    expect(response.headers.get('content-type')).toContain('application/openmetrics-text');
    expect((await response.text()).endsWith('# EOF\n')).toBe(true);
  });

  it('are not on the public port, and nothing else is on theirs', async () => {
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${ownPort}/api/v1/me/`)).status).toBe(404);
    expect((await fetch(`${ownPort}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('are off with METRICS=0, while the gateway serves', async () => {
    const { app, metrics } = await startGateway({ METRICS: '0' });
    await expect(fetch(`${metrics}/metrics`)).rejects.toThrow();
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });
});
