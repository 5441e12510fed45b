/** Redis killed, frozen and wiped during guesses: logins continue, and checked guesses stay limited. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { logIn, type Person, register, uniqueEmail } from '../support/people/people.js';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { guess, newAddress, tally } from '../support/attacks/password-guesses.js';
import type { Server } from '../support/servers/server.js';
import { openServer, startServer } from '../support/servers/start-server.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
let redis: Server;
let gateways: RunningGateways;

beforeAll(async () => {
  const postgres = await openServer('postgres');
  teardown.add(() => postgres.stop());
  redis = await startServer('redis');
  teardown.add(() => redis.stop());
  gateways = await startGateways(
    2,
    { postgres: postgres.url, redis: redis.url },
    { TRUST_PROXY: '127.0.0.1' },
  );
  teardown.add(() => gateways.stop());
});

afterAll(() => teardown.run());

const gateway = (number: number) => gateways.urls[number % 2]!;
const attack = async ({ email }: Person) =>
  tally(
    await Promise.all(
      Array.from({ length: 30 }, (_, number) => guess(gateway(number), { email, from: newAddress() })),
    ),
  );

/** Until both gateways log that they use Redis again; each tries on an attempt, at most every 5 seconds. */
async function countedInRedisAgain(): Promise<void> {
  for (const [number, app] of gateways.apps.entries()) {
    const before = app.log().split('counted in PostgreSQL').length;
    await eventually(
      `Counting in Redis at ${app.url}`,
      async () => {
        await guess(gateway(number), { email: uniqueEmail(), from: newAddress() });
        return app.log().split('counted in Redis again').length === before;
      },
      30,
    );
  }
}

describe('guesses at one account', () => {
  let victim: Person;
  beforeAll(async () => (victim = await register(gateway(0))));

  it('are checked up to the limit while Redis runs', async () => {
    expect(await attack(victim)).toEqual({ 401: 10, 429: 20 });
  });

  it('are counted in PostgreSQL when Redis is killed: up to the limit once more, and logins continue', async () => {
    await redis.kill();
    expect(await attack(victim)).toEqual({ 401: 10, 429: 20 });
    expect(await attack(victim)).toEqual({ 429: 30 });
    await logIn(await register(gateway(1)));
  });

  it('are counted from zero in a Redis that comes back empty, and stay under its limit', async () => {
    await redis.restart();
    await countedInRedisAgain();
    expect(await attack(victim)).toEqual({ 401: 10, 429: 20 });
    expect(await attack(victim)).toEqual({ 429: 30 });
  });

  it('stay limited when Redis hangs, and logins continue', async () => {
    const other = await register(gateway(0));
    await redis.freeze();
    expect(await attack(other)).toEqual({ 401: 10, 429: 20 });
    await logIn(await register(gateway(1)));
    await redis.thaw();
    await countedInRedisAgain();
  });
});
