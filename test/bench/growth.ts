/** Compares the same requests on a system with 1,000 sessions and on one with 1,000,000. */
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from '../support/servers/start-server.js';
import { startSystem } from '../support/apps/system.js';
import { measureBacklog } from './answering.js';
import { roundRobin, load } from './http-load.js';
import { Population } from './population.js';
import { type Measured, row } from './row.js';
import { sideBySide } from './side-by-side.js';
import type { Bench, Step } from './step.js';

const shape = { connections: 32, seconds: 4, wakeful: true };
/** Takes seconds: for a shorter one the start of the answerer would dominate. */
const backlog = 100_000;
const permissionsEach = 200;
/** The callers are spread over all users. */
const callers = 1000;
const small = { users: 1000, sessionsEach: 1 };
const large = { users: 100_000, sessionsEach: 10 };
/** Milliseconds until a process knows of a change, the goal of the revocation figures. */
const heard = 250;

const names = {
  guard: 'growth, HTTP guard with 1,000,000 sessions',
  kafka: 'growth, Kafka with 1,000,000 sessions',
  grants: 'growth, Kafka with 100,000 users of 200 permissions',
};

type Measuring = (population: Population) => Promise<Measured>;

export const growth: Step = {
  what: 'what the size of the database costs',
  rows: Object.values(names),
  async measure(bench) {
    const sizes = await bothSizes(bench);
    const guarded = await onBoth(sizes, guardedRequests);
    const verified = await onBoth(sizes, verifications);
    for (const population of sizes) {
      await population.grantToAll(permissionsEach);
      await population.renew();
    }
    const firsts = await onBoth(sizes, firstVerifications);
    const fewer = 'the same with 1,000 sessions';
    return [
      row(names.guard, 'requests/s', guarded.large, guarded.small, { atLeast: 0.85 }, fewer),
      row(names.kafka, 'messages/s', verified.large, verified.small, { atLeast: 0.85 }, fewer),
      row(
        names.grants,
        'messages/s',
        firsts.large,
        firsts.small,
        { atLeast: 0.9 },
        'the same with 1,000 users of 200 permissions',
      ),
    ];
  },
};

/** The large system has a broker of its own: on a shared one both would answer all requests. */
async function bothSizes({ system, servers, teardown }: Bench): Promise<[Population, Population]> {
  const broker = await startServer('kafka');
  teardown.add(() => broker.stop());
  const second = await startSystem({ ...servers, kafka: broker.url }, { LOG_LEVEL: 'warn' });
  teardown.add(() => second.stop());
  const populations = [
    await Population.of(system, { size: small, callers }),
    await Population.of(second, { size: large, callers }),
  ] as const;
  for (const population of populations) teardown.add(() => population.close());
  return [...populations];
}

async function onBoth([small, large]: readonly [Population, Population], measure: Measuring) {
  const [few, many] = await sideBySide(
    () => measure(small),
    () => measure(large),
  );
  return { small: few, large: many };
}

const guardedRequests: Measuring = ({ system: { addresses, apps }, headers }) =>
  load({
    url: `${addresses.gateway}/api/v1/test/`,
    each: roundRobin(
      headers.map((of) => ({ headers: of })),
      shape.connections,
    ),
    server: apps.gateway,
    ...shape,
  });

const answerer = ({ system }: Population) => ({
  server: system.apps.authService,
  requests: 'auth_request',
  responses: 'auth_response',
});

const verifications: Measuring = (population) =>
  measureBacklog(population.kafka, answerer(population), population.accessTokens, backlog);

const firstVerifications: Measuring = async (population) => {
  const tokens = population.accessTokens;
  await population.changeMany();
  await pause(heard);
  return measureBacklog(population.kafka, answerer(population), tokens, tokens.length);
};
