/**
 * Two gateways behind a real HAProxy with the configuration of deploy/compose: TLS, the address of the client, and gateways that are
 * restarted under load. The gateways and the client have loopback addresses of their own, as Linux offers them.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateways } from '../support/apps/gateways.js';
import { startApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { type Fetch, fetchFrom } from '../support/http/fetch-from.js';
import { api } from '../support/people/organisations.js';
import { logIn, type Person, uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { Authority } from '../support/servers/certificates.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { type Haproxy, startHaproxy } from '../support/servers/haproxy.js';
import { NameServer } from '../support/servers/name-server.js';
import { openServer } from '../support/servers/start-server.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

const gatewayAddresses = ['127.0.0.2', '127.0.0.3'] as const;
const clientAddress = '127.0.0.9';
const clients = 8;

const teardown = new Teardown();
let gateways: readonly [ChildServer, ChildServer];
let names: NameServer;
let proxy: Haproxy;
let send: Fetch;

beforeAll(async () => {
  const [postgres, authority, port, gatewayPort] = await Promise.all([
    openServer('postgres'),
    Authority.create('Authority of the proxy'),
    freePort(),
    freePort(),
  ]);
  teardown.add(() => postgres.stop());
  const started = await startGateways(
    1,
    { postgres: postgres.url },
    {
      PUBLIC_URL: `https://localhost:${port}`,
      // HAProxy connects from here.
      TRUST_PROXY: '127.0.0.1',
      SHUTDOWN_DELAY_SECONDS: '5',
      HOST: gatewayAddresses[0],
      PORT: String(gatewayPort),
    },
  );
  teardown.add(() => started.stop());
  const second = await startApp('gateway', { ...started.environment, HOST: gatewayAddresses[1] });
  teardown.add(() => second.stop());
  gateways = [started.apps[0]!, second];
  names = await NameServer.start('gateway');
  teardown.add(() => names.stop());
  names.addresses = gatewayAddresses;
  const certificate = await authority.issue({ name: 'localhost' });
  proxy = await startHaproxy({ port, gatewayPort, certificate, nameServer: names.address });
  teardown.add(() => proxy.stop());
  send = fetchFrom(clientAddress, authority.pem);
  await eventually(
    'A response of a gateway',
    async () => (await newBrowser().get('/health/ready')).status === 200,
  );
});

afterAll(() => teardown.run());

const newBrowser = () => new Browser(proxy.url, send);

async function registeredPerson(): Promise<Person> {
  const person = { browser: newBrowser(), email: uniqueEmail(), password: uniquePassword() };
  const { browser, email, password } = person;
  expect((await browser.post(api('register/'), { email, password, profile: workerProfile() })).status).toBe(
    201,
  );
  return person;
}

const requestLines = (gateway: ChildServer) =>
  gateway
    .log()
    .split('\n')
    .filter((line) => line.includes('"msg":"request answered"'));

describe('behind HAProxy with TLS', () => {
  it('a user logs in, refreshes and logs out, with Secure cookies only', async () => {
    const { browser, email, password } = await registeredPerson();
    const login = await browser.post(api('login/'), { email, password });
    const token = browser.jar.get('access_token');
    const refresh = await browser.post(api('login/refresh/'));
    const verify = await newBrowser().post(api('verify/'), { token });
    const logout = await browser.post(api('logout/'));
    expect([login, refresh, verify, logout].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await newBrowser().post(api('verify/'), { token })).status).toBe(401);
    const cookies = [login, refresh, logout].flatMap(({ setCookies }) => setCookies);
    expect(cookies.length).toBeGreaterThan(8);
    expect(cookies.filter((cookie) => !/; Secure(;|$)/.test(cookie))).toEqual([]);
  });

  it('responses require HTTPS for the future, and HTTP is redirected', async () => {
    const answer = await newBrowser().get('/health/ready');
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    const plain = await fetch(`${proxy.plainUrl}/reset?code=1`, { redirect: 'manual' });
    const location = `${proxy.plainUrl.replace('http:', 'https:')}/reset?code=1`;
    expect([plain.status, plain.headers.get('location')]).toEqual([301, location]);
  });

  it('the log of the gateway has the address of the client, whatever its headers claim', async () => {
    const id = randomUUID();
    const claims = { 'X-Forwarded-For': '203.0.113.7', Forwarded: 'for=203.0.113.7', 'X-Request-Id': id };
    expect((await newBrowser().get(api('me/'), { headers: claims })).status).toBe(401);
    const line = await eventually('The line of the request', () =>
      gateways.flatMap(requestLines).find((text) => text.includes(id)),
    );
    expect(JSON.parse(line)).toMatchObject({ path: api('me/'), status: 401, address: clientAddress });
  });

  it('the log of the proxy has the path without the query, which can hold a mailed code', async () => {
    const code = randomUUID();
    await newBrowser().get(`${api('activate/')}?user_id=1&code=${code}`);
    await eventually('The line of the request', () => proxy.log().includes(`GET ${api('activate/')} `));
    expect(proxy.log()).toContain(`${clientAddress} [`);
    expect(proxy.log()).not.toContain(code);
  });
});

interface Load {
  readonly failures: readonly string[];
  answered(): number;
  stop(): Promise<void>;
}

/** Each person sends one request after the other, with connections that stay open. */
function startLoad(people: readonly Person[]): Load {
  const failures: string[] = [];
  let answered = 0;
  const end = new AbortController();
  const use = async ({ browser }: Person) => {
    const requests = [
      () => browser.get(api('me/')),
      () => browser.post(api('verify/'), { token: browser.jar.get('access_token') }),
      () => browser.post(api('login/refresh/')),
    ];
    while (!end.signal.aborted) {
      for (const ask of requests) {
        const outcome = await ask().then(
          ({ status, body }) => (status === 200 ? undefined : `${status} ${JSON.stringify(body)}`),
          (error: unknown) => String(error),
        );
        if (outcome === undefined) answered++;
        else failures.push(outcome);
      }
    }
  };
  const running = people.map(use);
  return {
    failures,
    answered: () => answered,
    async stop() {
      end.abort();
      await Promise.all(running);
    },
  };
}

/** How often the proxy took a gateway out because its readiness failed, not because it was gone. Warnings repeat these lines. */
const failedReadiness = () =>
  proxy.log().match(/^Server gateways\/gateway\d+ is DOWN, reason: Layer7 wrong status, code: 503/gm)
    ?.length ?? 0;

async function expectToServe(gateway: ChildServer): Promise<void> {
  const before = requestLines(gateway).length;
  await eventually(
    'Twenty more requests at this gateway',
    () => requestLines(gateway).length >= before + 20,
    30,
  );
}

describe('under load', () => {
  it.each([
    ['first', 0],
    ['second', 1],
  ] as const)('no request fails while the %s gateway stops and comes back', async (_name, index) => {
    const stopping = gateways[index];
    const other = gateways[1 - index]!;
    const people = await Promise.all(Array.from({ length: clients }, registeredPerson));
    await Promise.all(people.map(logIn));
    const load = startLoad(people);
    try {
      await Promise.all(gateways.map(expectToServe));
      const before = failedReadiness();

      // SIGTERM, then the end of the process.
      await stopping.stop();
      expect([stopping.exitCode, failedReadiness()]).toEqual([0, before + 1]);
      names.addresses = [gatewayAddresses[1 - index]!];
      await expectToServe(other);

      // The name server knows a container that starts before the gateway in it listens.
      names.addresses = gatewayAddresses;
      await stopping.restart();
      await Promise.all(gateways.map(expectToServe));
    } finally {
      await load.stop();
    }
    expect(load.failures).toEqual([]);
    expect(load.answered()).toBeGreaterThan(100);
  });
});
