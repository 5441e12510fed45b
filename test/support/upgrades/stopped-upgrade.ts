/** Replaces 0.1.0 by this version, with a stop in between: people use it, `migrate` runs, and the apps of this version start. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGatehouse, type Gatehouse, type GatehouseOptions } from '@gatehouse/service';
import { Client } from 'pg';
import { expect } from 'vitest';
import { mustRun } from '../apps/run-command.js';
import type { Environment } from '../apps/start-app.js';
import { prepareSystem, startApps, type SystemParts } from '../apps/system.js';
import { VerificationClient } from '../kafka/verification-client.js';
import { Mailbox } from '../mail/mailbox.js';
import type { ChildServer } from '../servers/child-server.js';
import { openServers } from '../servers/open-servers.js';
import { temporary } from '../test-run/process-guard.js';
import type { Teardown } from '../test-run/teardown.js';
import { tokensOf } from '../tokens/entry-points.js';
import { earlierVersion, firstVersion } from './earlier-version.js';
import {
  beginSessions,
  type FirstVersionPeople,
  type FirstVersionSessions,
  leaveWork,
  useFirstVersion,
  type Waiting,
} from './first-version-people.js';
import { readAll, type Readings } from './readings.js';

export interface StoppedUpgrade {
  /** `http://host:port`. */
  readonly gateway: string;
  /** The settings of this version. */
  readonly settings: Environment;
  readonly mailbox: Mailbox;
  /** As the owner of the tables. */
  readonly database: Client;
  readonly bus: VerificationClient;
  readonly people: FirstVersionPeople;
  readonly sessions: FirstVersionSessions;
  readonly waiting: Waiting;
  /** Read right before the stop, and right after the start. */
  readonly before: Readings;
  readonly after: Readings;
  /** Id of a verification request that was sent while no app ran, with the token of the worker. */
  readonly requestMeanwhile: string;
  /** Services of both versions; those of 0.1.0 ran during the upgrade. */
  readonly services: Readonly<Record<string, Gatehouse>>;
}

const modes = ['ask', 'local'] as const;

export async function upgradeFromFirstVersion(teardown: Teardown): Promise<StoppedUpgrade> {
  // A folder of its own: PostgreSQL then runs with fsync, as in production.
  const folder = mkdtempSync(join(temporary, 'upgrade-'));
  const [version, servers] = await Promise.all([
    earlierVersion(firstVersion),
    openServers(teardown, { postgres: { folder } }),
  ]);
  const system = await prepareSystem(servers, { REFRESH_GRACE_SECONDS: '0' }, teardown);
  const { environment: settings, database: installed } = system;
  const gateway = settings['PUBLIC_URL']!;
  const mailbox = new Mailbox(system.mailbox);
  const database = new Client({ connectionString: installed.url });
  await database.connect();
  teardown.add(() => database.end());

  const used = { gateway, mailbox, settings: firstSettings(system), folder: version, database };
  await mustRun(['migrate'], used.settings, version);
  const first = await startApps(used.settings, teardown, {}, version);
  const bus = await VerificationClient.connect(servers.kafka);
  teardown.add(() => bus.close());
  const options = { kafka: { brokers: [new URL(servers.kafka).host] }, gateway };
  const services = await startServices('0.1.0', options, await firstCreateGatehouse(version), teardown);

  const people = await useFirstVersion(used);
  const sessions = await beginSessions(people.tenant, people.root);
  const waiting = await leaveWork(used, () => stopApp(first.worker));
  const before = await readAll(people);
  await Promise.all([stopApp(first.gateway), stopApp(first.authService)]);
  const requestMeanwhile = randomUUID();
  await bus.send(JSON.stringify({ id: requestMeanwhile, token: tokensOf(people.worker.browser).access }));
  await mailbox.respond(people.deferred.email, 'accept');

  await mustRun(['migrate'], { ...settings, ...installed.appRole, DATABASE_URL: installed.url });
  await startApps(settings, teardown);
  const after = await readAll(people);
  Object.assign(services, await startServices('this version', options, createGatehouse, teardown));
  const state = { people, sessions, waiting, before, after, requestMeanwhile, services };
  return { gateway, settings, mailbox, database, bus, ...state };
}

/** Without what 0.1.0 did not know: a role for the apps, and a sender that must be set. */
function firstSettings({ environment, database: { url } }: SystemParts): Environment {
  const { DEFAULT_FROM_EMAIL: _, ...known } = environment;
  return { ...known, DATABASE_URL: url };
}

async function stopApp(app: ChildServer): Promise<void> {
  await app.stop();
  expect(app.exitCode).toBe(0);
}

type CreateGatehouse = (options: GatehouseOptions) => Gatehouse;

/** From `@gatehouse/service` of that version. */
async function firstCreateGatehouse(version: string): Promise<CreateGatehouse> {
  const path = join(version, 'packages', 'service', 'src', 'index.ts');
  const { createGatehouse: create } = (await import(pathToFileURL(path).href)) as {
    createGatehouse: CreateGatehouse;
  };
  return create;
}

async function startServices(
  name: string,
  options: Omit<GatehouseOptions, 'mode'>,
  create: CreateGatehouse,
  teardown: Teardown,
): Promise<Record<string, Gatehouse>> {
  const services = modes.map(
    (mode) => [`${mode}, ${name}`, create({ ...options, mode } as GatehouseOptions)] as const,
  );
  for (const [, service] of services) teardown.add(() => service.close());
  await Promise.all(services.map(([, service]) => service.ready()));
  return Object.fromEntries(services);
}
