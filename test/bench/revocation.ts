/** The time from the call of logout to the first rejection of the session, on each entry point of other processes. */
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { eventually } from '../support/eventually.js';
import { activatedPerson, logIn, type Person } from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { BusClient } from './bus-client.js';
import { startLocalService } from './local-verification.js';
import { percentile, row } from './row.js';
import type { Bench, Step } from './step.js';

const rounds = 200;
const limit = 250;
const against = 'the maximum allowed';
const nameOf = (entryPoint: string) => `logout to refusal, ${entryPoint}`;

/** Whether a session is accepted. @throws Error for any other answer */
type EntryPoint = (browser: Browser, round: number) => Promise<boolean>;

const entryPoints = [
  'HTTP guard',
  'refresh',
  '/verify/',
  'Kafka',
  'local verification in a service',
] as const;

export const revocation: Step = {
  what: 'how soon a logout is known',
  rows: entryPoints.map(nameOf),
  async measure(bench) {
    const { gateway, mailbox } = bench.system.addresses;
    const opened = await openEntryPoints(bench);
    const person = await activatedPerson(gateway, new Mailbox(mailbox));
    const took = Object.fromEntries(entryPoints.map((entryPoint) => [entryPoint, [] as number[]]));
    for (let round = 0; round < rounds; round++) {
      const delays = await logOutOnce(person, opened, round);
      for (const [entryPoint, delay] of Object.entries(delays)) took[entryPoint]!.push(delay);
    }
    return Object.entries(took).map(([entryPoint, delays]) => {
      delays.sort((one, other) => one - other);
      const p99 = percentile(delays, 0.99);
      const measured = { value: p99, p50: percentile(delays, 0.5), p99 };
      return row(nameOf(entryPoint), 'ms', measured, { value: limit }, { atMost: 1 }, against);
    });
  },
};

/** In processes that did not handle the logout; two auth-services share the partitions. */
async function openEntryPoints({
  system,
  teardown,
}: Bench): Promise<Record<(typeof entryPoints)[number], EntryPoint>> {
  const { environment } = system.addresses;
  const gateway = await startApp('gateway', { ...environment, PORT: String(await freePort()) });
  teardown.add(() => gateway.stop());
  const authService = await startApp('auth-service', environment);
  teardown.add(() => authService.stop());
  const kafka = new Kafka({
    brokers: [new URL(environment['KAFKA_URL']!).host],
    logLevel: logLevel.ERROR,
  });
  const bus = await BusClient.connect(kafka);
  teardown.add(() => bus.close());

  const service = await startLocalService(system.addresses);
  teardown.add(() => service.stop());

  const cookieOf = ({ jar }: Browser, name: string) => `${name}=${jar.get(name)}`;
  const post = (path: string, headers: Record<string, string>, body?: string) =>
    letIn(fetch(`${gateway.url}/api/v1/${path}`, { method: 'POST', headers, ...(body && { body }) }));
  return {
    'HTTP guard': (browser) =>
      post('test/', { Cookie: browser.jar.header(), 'X-CSRFToken': browser.jar.get('csrftoken')! }),
    refresh: (browser) => post('login/refresh/', { Cookie: cookieOf(browser, 'refresh_token') }),
    '/verify/': ({ jar }) =>
      post(
        'verify/',
        { 'Content-Type': 'application/json' },
        JSON.stringify({ token: jar.get('access_token') }),
      ),
    Kafka: async ({ jar }, round) => (await bus.ask(jar.get('access_token')!, `instance-${round}`)) === 'OK',
    'local verification in a service': ({ jar }) =>
      letIn(fetch(service.url, { method: 'POST', body: jar.get('access_token')! })),
  };
}

async function letIn(asked: Promise<Response>): Promise<boolean> {
  const answer = await asked;
  await answer.arrayBuffer();
  if (answer.status !== 200 && answer.status !== 401) throw new Error(`Answered with ${answer.status}`);
  return answer.status === 200;
}

/** @returns milliseconds by entry point, from the call of logout; the time of logout itself is included */
async function logOutOnce(
  person: Person,
  opened: Record<string, EntryPoint>,
  round: number,
): Promise<Record<string, number>> {
  await logIn(person);
  const { browser } = person;
  const known = Object.entries(opened);
  // So that each process has the session in its cache.
  for (const [entryPoint, ask] of known) {
    await eventually(`The acceptance by ${entryPoint}`, () => ask(browser, round));
  }
  const held = new Browser(browser.gateway);
  held.jar.restore(browser.jar.snapshot());
  const begun = performance.now();
  const refused = known.map(async ([entryPoint, ask]) => {
    while (await ask(held, round)) await pause(2);
    return [entryPoint, performance.now() - begun] as const;
  });
  const { status } = await browser.post('/api/v1/logout/');
  if (status !== 200) throw new Error(`Logging out was answered with ${status}`);
  return Object.fromEntries(await Promise.all(refused));
}
