/** The whole service on a PostgreSQL with other session defaults, directly and behind PgBouncer. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../support/apps/start-app.js';
import type { FreshDatabase } from '../support/database/fresh-database.js';
import { unusualDefaults } from '../support/database/unusual-defaults.js';
import { openServers } from '../support/servers/open-servers.js';
import { startPgBouncer } from '../support/servers/pgbouncer.js';
import { type RunningSystem, type ServerAddresses, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { expectWholeJourney } from './journey.js';

const teardown = new Teardown();
let servers: ServerAddresses;

beforeAll(async () => {
  servers = await openServers(teardown);
});

afterAll(() => teardown.run());

/** The role must exist before it can be given defaults; `migrate` then leaves it as it is. */
async function makeHostile(database: FreshDatabase): Promise<void> {
  const { DB_APP_USERNAME: role, DB_APP_PASS: password } = database.appRole;
  const client = new Postgres({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    for (const statement of unusualDefaults(database, 'nowhere')) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function pooled({ url, appUrl }: FreshDatabase): Promise<Environment> {
  const pooler = await startPgBouncer([url, appUrl], ['default_pool_size = 4']);
  teardown.add(() => pooler.stop());
  return { DATABASE_URL: pooler.address(appUrl), DB_NAMED_STATEMENTS: '0' };
}

describe.each<[string, (database: FreshDatabase) => Promise<Environment>]>([
  ['directly', async () => ({})],
  ['behind PgBouncer', pooled],
])('with German dates, serializable transactions and more, %s', (_, connection) => {
  let system: RunningSystem;
  let bus: VerificationClient;

  beforeAll(async () => {
    system = await startSystem(servers, async (database) => {
      await makeHostile(database);
      return { SIGNING_KEY_LEAD_SECONDS: '60', ...(await connection(database)) };
    });
    bus = await VerificationClient.connect(servers.kafka);
  });

  // Systems on one Redis share its mail queue, so only one may run at a time.
  afterAll(async () => {
    await bus?.close();
    await system?.stop();
  });

  it('whole journeys succeed, in sequence and in parallel', async () => {
    await expectWholeJourney(system.addresses, bus);
    await Promise.all(Array.from({ length: 4 }, () => expectWholeJourney(system.addresses, bus)));
    await expectWholeJourney(system.addresses, bus);
  });

  it('no database error is logged', async () => {
    const logs = Object.values(system.apps).map((app) => app.log());
    expect(logs.join('\n')).not.toMatch(/"level":50|could not serialize|read-only transaction/);
  });
});
