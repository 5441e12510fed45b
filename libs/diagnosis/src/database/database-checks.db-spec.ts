import { loadSettings } from '#config';
import { createDataSource } from '#database';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/database/fresh-database.js';
import { migrate } from '../../../../test/support/database/migrated-database.js';
import type { Check } from '../check.js';
import { DatabaseAway, DiagnosedDatabase } from '../diagnosed-database.js';
import { ActivityCheck } from './activity-check.js';
import { ConnectionsCheck } from './connections-check.js';
import { MigrationsCheck } from './migrations-check.js';
import { ServerCheck } from './server-check.js';

const settingsFor = (url: string, more: NodeJS.ProcessEnv = {}) =>
  loadSettings({ DEBUG: '1', SECRET_KEY: 'x', DATABASE_URL: url, ...more }).database;

let fresh: FreshDatabase;
let owner: DataSource;
let app: DataSource;

beforeAll(async () => {
  fresh = await freshDatabase(inject('postgres'));
  owner = await migrate(fresh);
});
afterAll(async () => {
  await owner.destroy();
  await fresh.drop();
});

/** New connections for each test, because the parameters of a database apply to those. */
beforeEach(() => {
  app = createDataSource({ url: fresh.appUrl, poolSize: 3 }, []);
});
afterEach(async () => {
  if (app.isInitialized) await app.destroy();
});

const database = (more: NodeJS.ProcessEnv = {}) =>
  new DiagnosedDatabase(app, settingsFor(fresh.appUrl, more));

/** The servers of tests do without fsync. */
async function codesOf(check: Check): Promise<string[]> {
  const found = await check.run();
  return found === 'unused'
    ? []
    : found.map(({ code }) => code).filter((code) => code !== 'database.not_durable');
}

describe('the check of the database', () => {
  it('finds nothing in a migrated database', async () => {
    for (const check of [ServerCheck, MigrationsCheck, ConnectionsCheck, ActivityCheck]) {
      expect(await codesOf(new check(database()))).toEqual([]);
    }
  });

  it('says why the database cannot be reached, and the other checks are skipped', async () => {
    const url = 'postgres://someone:hunter2@127.0.0.1:1/nothing';
    const away = new DiagnosedDatabase(createDataSource({ url, poolSize: 2 }, []), settingsFor(url));
    const [unreachable] = await new ServerCheck(away).run();
    expect(unreachable).toMatchObject({ code: 'database.unreachable' });
    expect(unreachable!.parameters['reason']).toMatch(/database "nothing" at 127.0.0.1:1 .*ECONNREFUSED/);
    expect(JSON.stringify(unreachable)).not.toContain('hunter2');
    await expect(new MigrationsCheck(away).run()).rejects.toBeInstanceOf(DatabaseAway);
  });

  it('finds a DateStyle that is the default of the role', async () => {
    const role = fresh.appRole.DB_APP_USERNAME;
    const name = new URL(fresh.url).pathname.slice(1);
    await owner.query(`ALTER ROLE ${role} IN DATABASE ${name} SET DateStyle = 'German, DMY'`);
    try {
      expect(await new ServerCheck(database()).run()).toContainEqual({
        code: 'database.date_style_default',
        parameters: { value: 'German, DMY' },
      });
    } finally {
      await owner.query(`ALTER ROLE ${role} IN DATABASE ${name} SET DateStyle = 'ISO'`);
    }
  });

  it('finds a missing extension', async () => {
    const empty = await freshDatabase(inject('postgres'));
    const dataSource = createDataSource({ url: empty.url, poolSize: 2 }, []);
    try {
      const check = new ServerCheck(new DiagnosedDatabase(dataSource, settingsFor(empty.url)));
      expect(await codesOf(check)).toContain('database.extension');
    } finally {
      await dataSource.destroy();
      await empty.drop();
    }
  });
});

describe('the check of the migrations', () => {
  it('finds one that is missing and one of a later version', async () => {
    const [latest] = await owner.query<[{ id: number; name: string; timestamp: string }]>(
      'SELECT * FROM schema_migrations ORDER BY id DESC LIMIT 1',
    );
    await owner.query('UPDATE schema_migrations SET name = $1 WHERE id = $2', ['FromTheFuture1', latest.id]);
    try {
      expect(await new MigrationsCheck(database()).run()).toEqual([
        { code: 'migrations.pending', parameters: { count: 1, first: latest.name } },
        { code: 'migrations.newer', parameters: { count: 1, last: 'FromTheFuture1' } },
      ]);
    } finally {
      await owner.query('UPDATE schema_migrations SET name = $1 WHERE id = $2', [latest.name, latest.id]);
    }
  });

  it('finds an empty schema', async () => {
    const empty = await freshDatabase(inject('postgres'));
    const dataSource = createDataSource({ url: empty.url, poolSize: 2 }, []);
    try {
      const check = new MigrationsCheck(new DiagnosedDatabase(dataSource, settingsFor(empty.url)));
      expect(await codesOf(check)).toEqual(['migrations.none']);
    } finally {
      await dataSource.destroy();
      await empty.drop();
    }
  });
});

describe('the check of the connections', () => {
  it('finds pools that do not fit into the limit of the role', async () => {
    const role = fresh.appRole.DB_APP_USERNAME;
    await owner.query(
      `INSERT INTO app_instances (id, app, version, host, started_at, seen_at, checks, report)
       SELECT gen_random_uuid(), 'worker', '1', 'h', now(), now(), '{}', 1 FROM generate_series(1, 4)`,
    );
    await owner.query(`ALTER ROLE ${role} CONNECTION LIMIT 20`);
    try {
      const [short] = await new ConnectionsCheck(database()).run();
      expect(short).toEqual({
        code: 'connections.short',
        parameters: { apps: 4, pool: 10, needed: 44, available: 20 },
      });
    } finally {
      await owner.query(`ALTER ROLE ${role} CONNECTION LIMIT -1`);
      await owner.query('DELETE FROM app_instances');
    }
  });

  it('finds that notifications come from another database', async () => {
    const other = database({ DATABASE_LISTEN_URL: inject('postgres') });
    const [found] = await new ConnectionsCheck(other).run();
    expect(found).toMatchObject({ code: 'connections.no_notifications' });
    expect(found!.parameters['reason']).toMatch(/leads to another database/);
  });
});

describe('the check of what runs in the database', () => {
  const limits = { transaction: 0, megabytes: 512, deadRows: 10_000, deadShare: 0.5 };

  it('finds a transaction that is left open, with its process and its age', async () => {
    await app.initialize();
    const runner = app.createQueryRunner();
    await runner.startTransaction();
    const [{ pid }] = (await runner.query('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
    try {
      const found = await new ActivityCheck(database(), limits).run();
      expect(found).toContainEqual({
        code: 'activity.long_transaction',
        parameters: {
          pid,
          application: 'gatehouse',
          state: 'idle in transaction',
          seconds: expect.any(Number),
        },
      });
      expect(await new ActivityCheck(database()).run()).toEqual([]);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });

  it('finds a table with more dead rows than live ones', async () => {
    await owner.query('CREATE TABLE hot (id int) WITH (autovacuum_enabled = off)');
    await owner.query('INSERT INTO hot SELECT generate_series(1, 20000)');
    await owner.query('DELETE FROM hot');
    await owner.query('SELECT pg_stat_force_next_flush()');
    try {
      const found = await new ActivityCheck(new DiagnosedDatabase(app, settingsFor(fresh.appUrl))).run();
      expect(found).toContainEqual({
        code: 'activity.bloat',
        parameters: { table: 'hot', dead: 20_000, live: 0 },
      });
    } finally {
      await owner.query('DROP TABLE hot');
    }
  });
});
