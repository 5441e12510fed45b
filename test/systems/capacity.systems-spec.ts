/**
 * The figures of the capacity model, measured: bytes of rows in a database with CAPACITY_PEOPLE people (50,000), and the CPU of PostgreSQL for
 * logins and refreshes. CPU depends on the machine, so it is printed and only compared with ten times the figure of the model.
 */
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkMeter } from '../bench/work-meter.js';
import type { RunningSystem } from '../support/apps/system.js';
import { startSystemOnPostgres } from '../support/apps/system-on-postgres.js';
import { cpu, rowBytes } from '../support/capacity/capacity-model.js';
import { addPeople } from '../support/database/large-database.js';
import { Browser } from '../support/http/browser.js';
import { type KnownPerson, logIn } from '../support/people/people.js';
import { api } from '../support/people/organisations.js';
import { Teardown } from '../support/test-run/teardown.js';

const people = Number(process.env['CAPACITY_PEOPLE'] ?? 50_000);
const logins = 100;
const refreshes = 20;
const hour = 3_600_000;

const teardown = new Teardown();
let system: RunningSystem;
let database: Client;
let person: KnownPerson;

beforeAll(async () => {
  const started = await startSystemOnPostgres(teardown);
  ({ system, person } = started);
  database = await started.connect();
  await addPeople(database, { users: people, sessionsEach: 1 });
}, hour);

afterAll(() => teardown.run());

async function bytesOf(...tables: string[]): Promise<number> {
  const { rows } = await database.query<{ bytes: string }>(
    'SELECT sum(pg_total_relation_size(name::regclass)) AS bytes FROM unnest($1::text[]) name',
    [tables],
  );
  return Number(rows[0]!.bytes) / people;
}

describe('the capacity model', () => {
  // The search indexes of a small database need more bytes per person than those of a large one.
  it('has the bytes of an account with its profile, a session and a refresh token', async () => {
    const measured = {
      person: await bytesOf('users', 'worker_profiles', 'tenant_profiles', 'company_profiles'),
      session: await bytesOf('sessions'),
      refreshToken: await bytesOf('refresh_tokens'),
    };
    console.log(`Bytes with ${people} people: ${JSON.stringify(measured)}`);
    for (const [row, bytes] of Object.entries(measured)) {
      const expected = rowBytes[row as keyof typeof measured];
      expect(bytes, row).toBeGreaterThan(expected * 0.7);
      expect(bytes, row).toBeLessThan(expected * 1.5);
    }
  });

  it(
    'has the CPU that PostgreSQL needs for a login and a refresh',
    async () => {
      const browsers = Array.from({ length: logins }, () => new Browser(system.addresses.gateway));
      const meter = await WorkMeter.start(system.apps.gateway, database);
      for (const browser of browsers) await logIn({ ...person, browser });
      const login = meter.ended('logins');
      for (let round = 0; round < refreshes; round++) {
        const answers = await Promise.all(browsers.map((browser) => browser.post(api('login/refresh/'))));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      }
      const refresh = meter.ended('refreshes');
      const each = {
        login: (login.database / logins) * 1e6,
        refresh: (refresh.database / (logins * refreshes)) * 1e6,
      };
      const apps = {
        login: (login.program / logins) * 1e6,
        refresh: (refresh.program / (logins * refreshes)) * 1e6,
      };
      console.log(
        `Microseconds of PostgreSQL: ${JSON.stringify(each)}, of the gateway: ${JSON.stringify(apps)}`,
      );
      if (Number.isNaN(each.login)) return;
      expect(each.login).toBeLessThan(cpu.login.database * 10);
      expect(each.refresh).toBeLessThan(cpu.refresh.database * 10);
    },
    hour,
  );
});
