/**
 * CPU of each operation against the previous version, both with everything on, in alternation. Each version has servers of its own, because
 * both would read the same topics. The previous one runs on the schema of this one, as during an upgrade.
 */
import { Kafka, logLevel } from 'kafkajs';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { loggedInPerson } from '../support/people/people.js';
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

type Measuring = () => Promise<Measured>;

const rounds = 11;
const most = 1.05;

const operations: Readonly<Record<string, (version: RunningSystem) => Promise<Measuring>>> = {
  'authenticated request': authenticatedRequests,
  refresh: ({ addresses, apps }) => refreshesOf(addresses, apps.gateway, 2),
  login: ({ addresses, apps }) => logInsOf(addresses, apps.gateway, 3),
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
async function startVersion(teardown: Teardown, folder?: string): Promise<RunningSystem> {
  const servers = await openServers(teardown);
  const settings = { LOG_LEVEL: 'warn', METRICS_PORT: String(await freePort()) };
  const system = await startSystem(servers, settings, {}, folder);
  teardown.add(() => system.stop());
  return system;
}

async function authenticatedRequests({ addresses, apps: { gateway } }: RunningSystem): Promise<Measuring> {
  const { browser } = await loggedInPerson(gateway.url, new Mailbox(addresses.mailbox));
  return () => {
    const headers = { Cookie: browser.jar.header(), 'X-CSRFToken': browser.jar.get('csrftoken')! };
    const url = `${gateway.url}/api/v1/test/`;
    return load({ url, headers, server: gateway, connections: 32, seconds: 2, wakeful: true });
  };
}

function verifications({ addresses, apps }: RunningSystem, tokens: readonly string[]): Promise<Measured> {
  const brokers = [new URL(addresses.environment['KAFKA_URL']!).host];
  const kafka = new Kafka({ brokers, logLevel: logLevel.ERROR });
  const answerer = { server: apps.authService, requests: 'auth_request', responses: 'auth_response' };
  return measureBacklog(kafka, answerer, tokens, 10_000);
}

/** The CPU is what is compared. */
function cpuOf(measure: Measuring): Measuring {
  return async () => {
    const { cpu } = await measure();
    return { value: cpu! };
  };
}
