/** CPU and memory of the apps: idle, then memory under load. */
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { loggedInPerson, logInFromNewBrowser, register } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { ChildServer } from '../support/servers/child-server.js';
import type { RunningSystem } from '../support/apps/system.js';
import { measureBacklog } from './answering.js';
import { load } from './http-load.js';
import { row } from './row.js';
import { startLimit } from './start-limit.js';
import type { Step } from './step.js';
import { usageOf } from './usage.js';

/** After this time idle connections are closed and V8 has collected most garbage of the start. */
const settling = 120;
/** Long enough to contain garbage collections at their usual rate. */
const seconds = 60;
/** Of one core. */
const mostPercent = 2;

const apps = { gateway: 'gateway', authService: 'auth-service', worker: 'worker' } as const;
const keys = Object.keys(apps) as (keyof typeof apps)[];

const atRest = 'CPU at rest, all apps together';
const resting = (app: string) => `memory at rest, ${app}`;
const loaded = (app: string) => `memory at peak load, ${app}`;

export const footprint: Step = {
  what: 'CPU and memory of the apps at rest, memory under load',
  rows: [atRest, ...Object.values(apps).flatMap((app) => [resting(app), loaded(app)])],
  async measure({ system }) {
    const running = keys.map((key) => system.apps[key]);
    // A connection that was never used costs less than one that was.
    await useEverything(system, 1);
    await pause(settling * 1000);
    const percent = await cpuPercent(running);
    const rest = running.map((app) => usageOf(app).memory);
    const bare = await startLimit('bare-fastify');
    const limit = usageOf(bare).memory;
    await bare.stop();
    await useEverything(system, 5);
    const memory = keys.flatMap((key, index) => {
      const [name, value] = [apps[key], rest[index]!];
      const { peak } = usageOf(system.apps[key]);
      return [
        row(resting(name), 'MB', { value }, { value: limit }, { atMost: 3 }, 'a bare Fastify server'),
        row(loaded(name), 'MB', { value: peak }, { value }, { atMost: 3 }, 'the same at rest'),
      ];
    });
    const most = { value: mostPercent };
    return [
      row(atRest, '% of a core', { value: percent }, most, { atMost: 1 }, 'the maximum allowed'),
      ...memory,
    ];
  },
};

async function cpuPercent(running: readonly ChildServer[]): Promise<number> {
  const used = () => running.reduce((sum, app) => sum + usageOf(app).cpu, 0);
  const [before, begun] = [used(), performance.now()];
  await pause(seconds * 1000);
  return ((used() - before) / ((performance.now() - begun) / 1000)) * 100;
}

/** Loads each entry point in sequence, and sends mail for the worker. */
async function useEverything({ addresses, apps }: RunningSystem, seconds: number): Promise<void> {
  const { gateway, mailbox, environment } = addresses;
  const person = await loggedInPerson(gateway, new Mailbox(mailbox));
  const { browser } = person;
  const headers = { Cookie: browser.jar.header(), 'X-CSRFToken': browser.jar.get('csrftoken')! };
  const shape = { connections: 32, seconds: 2 * seconds };
  await load({ url: `${gateway}/api/v1/test/`, headers, server: apps.gateway, ...shape });
  const logIns = async () => {
    for (let count = 0; count < 5 * seconds; count++) await logInFromNewBrowser(person);
  };
  await Promise.all(Array.from({ length: 4 }, logIns));
  const kafka = new Kafka({
    brokers: [new URL(environment['KAFKA_URL']!).host],
    logLevel: logLevel.ERROR,
  });
  const answerer = { server: apps.authService, requests: 'auth_request', responses: 'auth_response' };
  await measureBacklog(kafka, answerer, [browser.jar.get('access_token')!], 4000 * seconds);
  for (let count = 0; count < 20 * seconds; count++) await register(gateway);
}
