/** `@gatehouse/service` while the brokers are down, and with records that cannot be decoded. */
import { createGatehouse, type Gatehouse, type GatehouseOptions } from '@gatehouse/service';
import { gzipSync } from 'node:zlib';
import {
  CompressionCodecs,
  CompressionTypes,
  ConfigResourceTypes,
  Kafka,
  logLevel,
  type Producer,
} from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareEnvironment } from '../support/apps/start-app.js';
import { logInMany, type Member } from '../support/people/logged-in-people.js';
import { claimsOf } from '../support/tokens/entry-points.js';
import { eventually } from '../support/eventually.js';
import type { Server } from '../support/servers/server.js';
import { ChildServer } from '../support/servers/child-server.js';
import { startServer } from '../support/servers/start-server.js';
import { installClient, pythonWithRequirements } from '../support/programs/python.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { verificationResults, verificationResultsDuring } from '../support/kafka/service-results.js';

/** Milliseconds, longer than any of these tests may take: an answer within the test has not waited for it. */
const endless = 3_600_000;

const teardown = new Teardown();
let kafka: Server;
let system: RunningSystem;
let members: Member[];

beforeAll(async () => {
  const [postgres, broker] = await Promise.all([startServer('postgres'), startServer('kafka')]);
  teardown.add(() => Promise.all([postgres.stop(), broker.stop()]));
  kafka = broker;
  system = await startSystem({ postgres: postgres.url, redis: '', kafka: kafka.url });
  teardown.add(() => system.stop());
  members = await logInMany(system.addresses, 4);
});

afterAll(() => teardown.run());

const brokers = () => [new URL(kafka.url).host];

function service(options: Pick<GatehouseOptions, 'mode' | 'timeout' | 'whenStale'>): Gatehouse {
  const { gateway } = system.addresses;
  const gatehouse = createGatehouse({ kafka: { brokers: brokers() }, gateway, ...options });
  teardown.add(() => gatehouse.close());
  return gatehouse;
}

async function expectKnown(services: readonly Gatehouse[], member: Member): Promise<void> {
  const words = services.map(() => member.userId).join();
  await eventually(
    'The services know',
    async () => (await verificationResults(services, member)).join() === words,
    60,
  );
}

async function leave({ browser }: Member): Promise<void> {
  expect((await browser.post('/api/v1/logout/')).status).toBe(200);
}

describe('while the brokers are down', () => {
  it('a service that verifies locally continues until its revocations are stale, and never waits meanwhile', async () => {
    const [known, unknown] = [members[0]!, members[1]!];
    const local = service({ mode: 'local', timeout: endless });
    await expectKnown([local], known);
    const ofKnown = await verificationResultsDuring(
      async () => {
        await kafka.kill();
        // Not in any cache: only the auth-service can verify them, and it cannot be reached.
        await eventually(
          'The refusal',
          async () => (await verificationResults([local], unknown))[0] === 'disconnected',
          30,
        );
        await eventually(
          'The end',
          async () => (await verificationResults([local], known))[0] === 'stale',
          60,
        );
      },
      [local],
      known,
    );
    expect([...ofKnown]).toEqual([known.userId, 'stale']);
    await kafka.restart();
    await expectKnown([local], known);
    await expectKnown([local], unknown);
  });

  it('every request fails immediately, open ones too, and is answered again when they are back', async () => {
    const [staying] = members;
    const services = [
      service({ mode: 'ask', timeout: endless }),
      service({ mode: 'local', timeout: endless, whenStale: 'ask' }),
    ];
    await expectKnown(services, staying!);
    const said = await verificationResultsDuring(
      async () => {
        await kafka.kill();
        const failed = async () =>
          (await verificationResults(services, staying!)).join() === 'disconnected,disconnected';
        await eventually('The refusals', failed, 60);
        // The same holds for a client that was never connected.
        const late = service({ mode: 'ask', timeout: endless });
        expect(await verificationResults([late], staying!)).toEqual(['starting']);
        await kafka.restart();
        await expectKnown([...services, late], staying!);
      },
      services,
      staying!,
    );
    expect([...said].sort()).toEqual([staying!.userId, 'disconnected'].sort());
  });

  it('a broker that hangs counts as down after some seconds', async () => {
    const [staying] = members;
    const asking = service({ mode: 'ask', timeout: 4_000 });
    await expectKnown([asking], staying!);
    await kafka.freeze();
    await eventually(
      'It is noticed',
      async () => (await verificationResults([asking], staying!))[0] === 'disconnected',
      60,
    );
    await kafka.thaw();
    await expectKnown([asking], staying!);
  });
});

/** Verifies repeatedly and prints each new outcome. */
const pythonVerdicts = `
import asyncio, os
from gatehouse import GatehouseClient, GatehouseUnavailable

async def main():
    last = None
    async with GatehouseClient(os.environ["BROKERS"], timeout=3600) as client:
        while True:
            try:
                identity = await client.verify(os.environ["TOKEN"])
                found = f"user {identity.user_id}" if identity else "refused"
            except GatehouseUnavailable as error:
                found = error.reason
            if found != last:
                print(f"<{found}>", flush=True)
            last = found
            await asyncio.sleep(0.01)

asyncio.run(main())
`;

describe('the Python client', () => {
  it('fails every request immediately while the brokers are down, open ones too, and answers when they are back', async () => {
    const [staying] = members;
    const python = await pythonWithRequirements();
    const known = `<user ${staying!.userId}>`;
    const asking = await ChildServer.start('', {
      name: 'python-verdicts',
      command: python,
      args: ['-c', pythonVerdicts],
      env: {
        ...bareEnvironment(),
        PYTHONPATH: await installClient(python),
        BROKERS: brokers()[0],
        TOKEN: staying!.token,
      },
      ready: (log) => log.includes(known),
    });
    teardown.add(() => asking.stop());
    await kafka.kill();
    await eventually('The refusal', () => asking.log().includes('<disconnected>'), 60);
    await kafka.restart();
    await eventually(
      'The answer',
      () => asking.log().lastIndexOf(known) > asking.log().lastIndexOf('<disconnected>'),
      60,
    );
    const outcomes = asking.log().match(/^<[^>]+>$/gm);
    expect(new Set(outcomes)).toEqual(new Set([known, '<disconnected>']));
  }, 300_000);
});

describe('a topic that the broker compresses', () => {
  /** For each codec that is not registered kafkajs has one that throws. */
  function isRegistered(): boolean {
    const codecs = CompressionCodecs as Partial<Record<number, () => unknown>>;
    try {
      return codecs[CompressionTypes.LZ4]?.() !== undefined;
    } catch {
      return false;
    }
  }

  async function compressAnswers(type: string): Promise<void> {
    const admin = new Kafka({ brokers: brokers(), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const configEntries = [{ name: 'compression.type', value: type }];
    const topic = { type: ConfigResourceTypes.TOPIC, name: 'auth_response', configEntries };
    await admin.alterConfigs({ validateOnly: false, resources: [topic] });
    await admin.disconnect();
  }

  it('is read without a lost answer, and its decoder is registered with the first compressed batch', async () => {
    const asking = service({ mode: 'ask', timeout: 60_000 });
    await expectKnown([asking], members[2]!);
    expect(isRegistered()).toBe(false);
    await compressAnswers('lz4');
    teardown.add(() => compressAnswers('producer'));
    // The broker answers before all its threads apply the change.
    await eventually(
      'The first compressed answer',
      async () => {
        expect(await verificationResults([asking], members[2]!)).toEqual([members[2]!.userId]);
        return isRegistered();
      },
      60,
    );
    await compressAnswers('producer');
  });
});

describe('records that cannot be decoded', () => {
  let producer: Producer;

  beforeAll(async () => {
    // The broker validates batches, so this is valid gzip that this process cannot decode.
    const original = CompressionCodecs[CompressionTypes.GZIP] as unknown;
    Object.assign(CompressionCodecs, {
      [CompressionTypes.GZIP]: () => ({
        compress: async ({ buffer }: { buffer: Buffer }) => gzipSync(buffer),
        decompress: async () => {
          throw new Error('incorrect header check');
        },
      }),
    });
    teardown.add(() => Object.assign(CompressionCodecs, { [CompressionTypes.GZIP]: original }));
    producer = new Kafka({ brokers: brokers(), logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    teardown.add(() => producer.disconnect());
  });

  const sendUnreadable = (topic: string, key: string, value: object | string) =>
    producer.send({
      topic,
      compression: CompressionTypes.GZIP,
      messages: [{ key, value: typeof value === 'string' ? value : JSON.stringify(value) }],
    });

  it('are skipped by a service that requests verification, which handles later answers', async () => {
    const asking = service({ mode: 'ask', timeout: 4_000 });
    await expectKnown([asking], members[2]!);
    await sendUnreadable('auth_response', 'a', 'x');
    await eventually(
      'It is noticed',
      async () => (await verificationResults([asking], members[2]!))[0] === 'disconnected',
      60,
    );
    await expectKnown([asking], members[2]!);
  });

  it('make local verification refuse the sessions they may have ended, also during the start', async () => {
    const [staying, leaving] = [members[2]!, members[3]!];
    const running = service({ mode: 'local' });
    await expectKnown([running], leaving);
    // The logout is not published: the only revocation of the session is one that cannot be decoded.
    await system.apps.worker.stop();
    await leave(leaving);
    const { sid } = claimsOf(leaving.token);
    await sendUnreadable('auth_revocations', `session:${sid}`, { not_before: 0, expires: 0 });
    const late = service({ mode: 'local' });
    await eventually(
      'The refusal everywhere',
      async () => (await verificationResults([running, late], leaving)).join() === 'refused,refused',
      60,
    );
    await expectKnown([running, late], staying);
    const asked = await verificationResultsDuring(
      () => expectKnown([running, late], staying),
      [running, late],
      leaving,
    );
    expect([...asked]).toEqual(['refused']);
    await system.apps.worker.restart();
  });
});
