/**
 * CPU of each operation against the previous version, both with everything on, in alternation. Each version has servers of its own, because
 * both would read the same topics. The previous one runs on the schema of this one, as during an upgrade.
 */
import { Kafka, logLevel } from 'kafkajs';
import { mustRun } from '../support/apps/run-command.js';
import { type AppName, type Environment, startApp } from '../support/apps/start-app.js';
import { prepareSystem, type SystemAddresses } from '../support/apps/system.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { loggedInPerson } from '../support/people/people.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { openServers } from '../support/servers/open-servers.js';
import { freePort } from '../support/test-run/free-port.js';
import type { Teardown } from '../support/test-run/teardown.js';
import { earlierVersion, previousVersion } from '../support/upgrades/earlier-version.js';
import { measureBacklog } from './answering.js';
import { load } from './http-load.js';
import { logInsOf } from './log-in.js';
import { newTokens } from './new-tokens.js';
import { refreshesOf } from './refreshes.js';
import { type Measured, row } from './row.js';
import { sideBySide } from './side-by-side.js';
import type { Step } from './step.js';
import { accessTokens } from './verification.js';

interface Version {
  readonly addresses: SystemAddresses;
  readonly gateway: ChildServer;
  readonly authService: ChildServer;
}

type Measuring = () => Promise<Measured>;

const rounds = 11;
const most = 1.05;

const operations: Readonly<Record<string, (version: Version) => Promise<Measuring>>> = {
  'authenticated request': authenticatedRequests,
  refresh: ({ addresses, gateway }) => refreshesOf(addresses, gateway, 2),
  login: ({ addresses, gateway }) => logInsOf(addresses, gateway, 3),
  'verification over Kafka': async (version) => {
    const tokens = await accessTokens(version.addresses);
    return () => verifications(version, tokens);
  },
  'verification of a new token': async (version) => async () =>
    verifications(version, await newTokens(version.addresses, 10_000)),
};
const nameOf = (operation: string) => `previous version, CPU: ${operation}`;

export const againstPreviousVersion: readonly Step[] = Object.entries(operations).map(
  ([operation, prepare]) => ({
    what: `the CPU against the previous version: ${operation}`,
    rows: [nameOf(operation)],
    async measure({ teardown }) {
      const folder = await earlierVersion(previousVersion);
      const [current, previous] = [await startVersion(teardown), await startVersion(teardown, folder)];
      const [now, then] = await sideBySide(
        cpuOf(await prepare(current)),
        cpuOf(await prepare(previous)),
        rounds,
      );
      return [row(nameOf(operation), 'µs', now, then, { atMost: most }, 'the previous version')];
    },
  }),
);

/** @param folder of an earlier version; this version when left out */
async function startVersion(teardown: Teardown, folder?: string): Promise<Version> {
  const servers = await openServers(teardown);
  const metrics = { METRICS_PORT: String(await freePort()) };
  const settings = { LOG_LEVEL: 'warn', ...metrics };
  const { database, mailbox, environment } = await prepareSystem(servers, settings, teardown);
  await mustRun(['migrate'], { ...environment, ...database.appRole, DATABASE_URL: database.url });
  const start = async (name: AppName, own: Environment = {}) => {
    const app = await startApp(name, { ...environment, ...own }, undefined, folder);
    teardown.add(() => app.stop());
    return app;
  };
  const [gateway, authService, worker] = [
    await start('gateway'),
    await start('auth-service'),
    await start('worker'),
  ];
  const urls = { gateway: gateway.url, authService: authService.url, worker: worker.url };
  const addresses = { ...urls, mailbox, environment, ownerDatabase: database.url, logFiles: [] };
  return { addresses, gateway, authService };
}

async function authenticatedRequests({ addresses, gateway }: Version): Promise<Measuring> {
  const { browser } = await loggedInPerson(gateway.url, new Mailbox(addresses.mailbox));
  return () => {
    const headers = { Cookie: browser.jar.header(), 'X-CSRFToken': browser.jar.get('csrftoken')! };
    const url = `${gateway.url}/api/v1/test/`;
    return load({ url, headers, server: gateway, connections: 32, seconds: 2, wakeful: true });
  };
}

function verifications({ addresses, authService }: Version, tokens: readonly string[]): Promise<Measured> {
  const brokers = [new URL(addresses.environment['KAFKA_URL']!).host];
  const kafka = new Kafka({ brokers, logLevel: logLevel.ERROR });
  const answerer = { server: authService, requests: 'auth_request', responses: 'auth_response' };
  return measureBacklog(kafka, answerer, tokens, 10_000);
}

/** The CPU is what is compared. */
function cpuOf(measure: Measuring): Measuring {
  return async () => {
    const { cpu } = await measure();
    return { value: cpu! };
  };
}
