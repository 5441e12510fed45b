/** A server whose defaults are others than PostgreSQL's own: what the service reads and writes stays the same. */
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database/fresh-database.js';
import { migrate } from '../../../test/support/database/migrated-database.js';
import { createDataSource } from './data-source.js';
import { DatabaseListener } from './listener/database-listener.js';
import { eventually } from '../../../test/support/eventually.js';
import { unusualDefaults } from '../../../test/support/database/unusual-defaults.js';
import { withLock } from './with-lock.js';

let database: FreshDatabase;
let owner: DataSource;
const opened: DataSource[] = [];

beforeAll(async () => {
  database = await freshDatabase(inject('postgres'));
  owner = await migrate(database);
  await owner.query('CREATE SCHEMA elsewhere');
  for (const statement of unusualDefaults(database, 'nowhere')) await owner.query(statement);
});

afterAll(async () => {
  for (const each of opened) await each.destroy();
  await owner?.destroy();
  await database?.drop();
});

async function connect(url: string): Promise<DataSource> {
  const dataSource = await createDataSource({ url, poolSize: 4 }, []).initialize();
  opened.push(dataSource);
  return dataSource;
}

describe('on a database and for roles with hostile defaults, a connection', () => {
  it.each(['url', 'appUrl'] as const)('of %s has the parameters the service relies on', async (role) => {
    const app = await connect(database[role]);
    const read = (name: string) =>
      app
        .query<{ value: string }[]>(`SELECT current_setting('${name}') AS value`)
        .then(([row]) => row!.value);
    expect(await read('DateStyle')).toMatch(/^ISO/);
    expect(await read('IntervalStyle')).toBe('postgres');
    expect(await read('TimeZone')).toBe('UTC');
    expect(await read('standard_conforming_strings')).toBe('on');
    expect(await read('search_path')).toBe('public');
    expect(await read('bytea_output')).toBe('hex');
    expect(await read('extra_float_digits')).toBe('1');
    expect(await read('array_nulls')).toBe('on');
    await app.transaction(async (db) => {
      const [row] = await db.query<[object]>(
        `SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS read_only`,
      );
      expect(row).toEqual({ isolation: 'read committed', read_only: 'off' });
    });
  });

  it('reads times, bytes, fractions and lists of nulls as they are', async () => {
    const app = await connect(database.appUrl);
    const bytes = randomBytes(16);
    const [row] = await app.query<[Record<string, unknown>]>(
      `SELECT '2026-11-27T01:02:03.456+03:00'::timestamptz AS time, $1::bytea AS bytes,
         1764205323.123456::float8 AS seconds, $2::text[] AS list, length('a\\b') AS letters`,
      [bytes, [null, 'a']],
    );
    expect(row).toEqual({
      time: new Date('2026-11-26T22:02:03.456Z'),
      bytes,
      seconds: 1764205323.123456,
      list: [null, 'a'],
      letters: 3,
    });
  });

  it('finds the tables, also where a schema on the search path comes before them', async () => {
    await owner.query('CREATE TABLE elsewhere.users (wrong boolean)');
    await owner.query(`ALTER DATABASE ${owner.driver.database} SET search_path = elsewhere, public`);
    const app = await connect(database.appUrl);
    expect(await app.query('SELECT count(*)::int AS users FROM users WHERE email IS NULL')).toEqual([
      { users: 0 },
    ]);
  });

  it('that listens has a lease by the right clock', async () => {
    const listener = new DatabaseListener({ url: database.appUrl });
    try {
      const subscription = listener.listen('weather', { notified() {}, lost() {}, back() {} });
      await eventually('A fresh lease', () => subscription.fresh);
      expect(Math.abs(subscription.latestDatabaseTime() - Date.now() / 1000)).toBeLessThan(60);
    } finally {
      await listener.close();
    }
  });
});

describe('a lock over all processes', () => {
  it('is held by one at a time, and by none once its connection has ended', async () => {
    const [one, other] = [await connect(database.url), await connect(database.url)];
    const order: string[] = [];
    const hold = (dataSource: DataSource, name: string) =>
      withLock(dataSource, 'legacy import', async () => {
        order.push(`${name} begins`);
        await dataSource.query('SELECT pg_sleep(0.05)');
        order.push(`${name} ends`);
      });
    await Promise.all([hold(one, 'one'), hold(other, 'other')]);
    expect(order.map((entry) => entry.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);

    let release!: () => void;
    const held = withLock(one, 'legacy import', () => new Promise<void>((resolve) => (release = resolve)));
    const holders = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const [holder] = await eventually('The lock', async () => {
      const rows = await other.query<{ pid: number }[]>(holders);
      return rows.length > 0 && rows;
    });
    await other.query('SELECT pg_terminate_backend($1)', [holder!.pid]);
    await withLock(other, 'legacy import', async () => undefined);
    release();
    await held;
    expect(await other.query(holders)).toEqual([]);
  });
});
