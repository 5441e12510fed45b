/** Verification over Kafka while auth-services and the broker are killed: no answer is lost, wrong or another user's. */
import { createGatehouse, type Gatehouse, type GatehouseOptions } from '@gatehouse/service';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Backlog } from '../support/kafka/backlog.js';
import { logInMany, type Member } from '../support/people/logged-in-people.js';
import { eventually } from '../support/eventually.js';
import type { ChildServer } from '../support/servers/child-server.js';
import type { Server } from '../support/servers/server.js';
import { startServer } from '../support/servers/start-server.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { verificationResults, verificationResultsDuring } from '../support/kafka/service-results.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const teardown = new Teardown();
let kafka: Server;
let system: RunningSystem;
let second: ChildServer;
let members: Member[];

beforeAll(async () => {
  const [postgres, broker] = await Promise.all([startServer('postgres'), startServer('kafka')]);
  teardown.add(() => Promise.all([postgres.stop(), broker.stop()]));
  kafka = broker;
  system = await startSystem({ postgres: postgres.url, redis: '', kafka: kafka.url });
  teardown.add(() => system.stop());
  members = await logInMany(system.addresses, 62);
});

afterAll(() => teardown.run());

const databaseUrl = () => system.addresses.environment['DATABASE_URL']!;

async function leave({ browser }: Member): Promise<void> {
  expect((await browser.post('/api/v1/logout/')).status).toBe(200);
}

describe('a backlog of 5,000 requests from 50 users', () => {
  let client: VerificationClient;

  beforeAll(async () => {
    const environment = { ...system.addresses.environment, DATABASE_URL: named(databaseUrl(), 'second') };
    second = await startApp('auth-service', environment);
    teardown.add(() => second.stop());
    client = await VerificationClient.connect(kafka.url);
    teardown.add(() => client.close());
  });

  /** @param unknown ten users in no cache; half of their sessions end first */
  async function expectTrueAnswers(unknown: Member[], kill: () => Promise<unknown>): Promise<void> {
    const ended = new Set(unknown.filter((_, index) => index % 2 === 0));
    await Promise.all([...ended].map(leave));
    const backlog = new Backlog(client, { known: members.slice(0, 40), unknown, ended }, 5_000);
    const inTheMiddle = async () => {
      await kill();
      expect(backlog.unanswered()).toBeGreaterThan(0);
    };
    await backlog.haltedDuring(inTheMiddle, { databaseUrl: databaseUrl(), holder: 'second' });
    await eventually('An answer to every request', () => backlog.unanswered() === 0, 60);
    expect(backlog.wrongAnswers()).toEqual([]);
  }

  it('is answered completely and correctly when one of two auth-services is killed', async () => {
    await expectTrueAnswers(members.slice(40, 50), () => second.kill());
  });

  it('is answered completely and correctly when the broker is killed', async () => {
    await second.restart();
    await expectTrueAnswers(members.slice(50, 60), () => kafka.kill().then(() => kafka.restart()));
  });
});

describe('services whose broker is killed and comes back', () => {
  /** Milliseconds. */
  const freshness = 3_000;

  const service = (options: Pick<GatehouseOptions, 'mode' | 'whenStale'>): Gatehouse => {
    const brokers = [new URL(kafka.url).host];
    const { gateway } = system.addresses;
    const gatehouse = createGatehouse({
      kafka: { brokers },
      gateway,
      freshness,
      timeout: 4_000,
      ...options,
    });
    teardown.add(() => gatehouse.close());
    return gatehouse;
  };

  it('refuse tokens they cannot verify, and verify again without a restart', async () => {
    const [staying, leaving] = [members[60]!, members[61]!];
    const services = [
      service({ mode: 'ask' }),
      service({ mode: 'local' }),
      service({ mode: 'local', whenStale: 'ask' }),
    ];
    const allSay = (words: unknown[], member: Member, seconds: number) =>
      eventually(
        `${words.join()} about ${member.userId}`,
        async () => (await verificationResults(services, member)).join() === words.join(),
        seconds,
      );
    const everywhere = (word: unknown) => services.map(() => word);
    for (const member of [staying, leaving]) await allSay(everywhere(member.userId), member, 30);

    const ofStaying = await verificationResultsDuring(
      async () => {
        await kafka.kill();
        await leave(leaving);
        // On a busy machine a service may be stale for a moment before the limit.
        const killed = performance.now();
        await eventually('The end of the freshness', () => performance.now() - killed > freshness, 30);
        await allSay(['disconnected', 'stale', 'disconnected'], staying, 30);
        const ofLeaving = await verificationResultsDuring(
          async () => {
            await kafka.restart();
            await allSay(everywhere(staying.userId), staying, 60);
            await allSay(everywhere('refused'), leaving, 30);
          },
          services,
          leaving,
        );
        expect([...ofLeaving]).not.toContain(leaving.userId);
      },
      services,
      staying,
    );
    expect([...ofStaying]).not.toContain('refused');
    expect([...ofStaying].filter(Number.isInteger)).toEqual([staying.userId]);

    const late = service({ mode: 'local' });
    await late.ready();
    expect(await verificationResults([late], leaving)).toEqual(['refused']);
    expect(await verificationResults([late], staying)).toEqual([staying.userId]);
  });
});

/** @returns a database URL with an application_name */
function named(address: string, applicationName: string): string {
  const url = new URL(address);
  url.searchParams.set('application_name', applicationName);
  return url.href;
}
