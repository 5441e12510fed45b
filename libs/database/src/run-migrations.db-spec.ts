import { Client } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database/fresh-database.js';
import { eventually } from '../../../test/support/eventually.js';
import { buildIndex } from './build-index.js';
import { createDataSource } from './data-source.js';
import { fillRows } from './fill-rows.js';
import { runMigrations } from './run-migrations.js';

class CreateParcels1700000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE schema_compatibility (id boolean PRIMARY KEY DEFAULT true, smallest_app_version text NOT NULL);
      CREATE TABLE parcels (id uuid PRIMARY KEY, weight integer NOT NULL, grams integer)`);
    await db.query(`
      INSERT INTO parcels (id, weight)
      SELECT lpad(to_hex(n), 32, '0')::uuid, n FROM generate_series(1, 5000) AS n`);
  }

  async down(): Promise<void> {}
}

class AddColour1700000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE TABLE colours (name text)');
    await db.query('ALTER TABLE parcels ADD colour text');
  }

  async down(): Promise<void> {}
}

class IndexWeights1700000000003 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await buildIndex(db, { name: 'parcels_weight_key', on: 'parcels (weight)', isUnique: true });
  }

  async down(): Promise<void> {}
}

class FillGrams1700000000004 implements MigrationInterface {
  readonly transaction = false;

  async up(db: QueryRunner): Promise<void> {
    const grams = { set: 'grams = 1000 / (weight - 3000)', where: 'grams IS NULL' };
    await fillRows(db, { table: 'parcels', key: 'id', ...grams, batchSize: 500 });
  }

  async down(): Promise<void> {}
}

type Migrations = (new () => MigrationInterface)[];

let database: FreshDatabase;
let opened: DataSource[];
let lines: string[];

beforeEach(async () => {
  database = await freshDatabase(inject('postgres'));
  [opened, lines] = [[], []];
  await migrate([CreateParcels1700000000001]);
  lines = [];
});

afterEach(async () => {
  await Promise.all(opened.map((dataSource) => dataSource.destroy()));
  await database.drop();
});

async function open(migrations: Migrations): Promise<DataSource> {
  const { options } = createDataSource({ url: database.url, poolSize: 4 }, []);
  const dataSource = await new DataSource({ ...options, migrations }).initialize();
  opened.push(dataSource);
  return dataSource;
}

async function migrate(migrations: Migrations): Promise<string[]> {
  return runMigrations(await open(migrations), undefined, (line) => lines.push(line));
}

/** Runs `work` with a client of the same database. */
async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(database.url);
  url.searchParams.set('application_name', 'a report');
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const told = (what: string) =>
  eventually(`The line "${what}"`, () => lines.find((line) => line.includes(what)));

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  return withClient(async (client) => (await client.query(sql)).rows);
}

describe('a migration whose table is locked', () => {
  it('lets other statements pass, names the transaction that holds the lock, and is applied after it', async () => {
    await withClient(async (holder) => {
      await holder.query('BEGIN; SELECT FROM parcels LIMIT 1');
      const running = migrate([AddColour1700000000002]);
      expect(await told('A lock was not available')).toMatch(/hold locks: a report \(pid \d+, \d+ s\)\.$/);
      expect(await rowsOf('SELECT weight FROM parcels WHERE weight = 1')).toEqual([{ weight: 1 }]);
      expect(await rowsOf(`SELECT to_regclass('colours') AS colours`)).toEqual([{ colours: null }]);
      await holder.query('COMMIT');
      expect(await running).toEqual(['AddColour1700000000002']);
    });
    expect(lines[0]).toBe('Applying AddColour1700000000002 (1 of 1).');
    expect(await rowsOf('SELECT colour FROM parcels LIMIT 1')).toEqual([{ colour: null }]);
    expect(await migrate([AddColour1700000000002])).toEqual([]);
  });
});

describe('an index that is built beside other statements', () => {
  it('is built while another process waits to migrate, which then finds nothing to do', async () => {
    await withClient(async (writer) => {
      await writer.query('BEGIN; UPDATE parcels SET grams = NULL WHERE false');
      const running = migrate([IndexWeights1700000000003]);
      await eventually('The build', async () => {
        const [found] = await rowsOf(
          `SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('parcels_weight_key')`,
        );
        return found?.['indisvalid'] === false;
      });
      const waiting = migrate([IndexWeights1700000000003]);
      await told('Another process migrates this database');
      await writer.query('COMMIT');
      expect([await running, await waiting]).toEqual([['IndexWeights1700000000003'], []]);
    });
    expect(
      await rowsOf(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'parcels_weight_key'::regclass`),
    ).toEqual([{ indisvalid: true }]);
  });

  it('is built again if an interrupted build left an invalid one behind', async () => {
    await rowsOf('INSERT INTO parcels (id, weight) VALUES (gen_random_uuid(), 1)');
    await expect(migrate([IndexWeights1700000000003])).rejects.toThrow('could not create unique index');
    await rowsOf('DELETE FROM parcels WHERE weight = 1');
    expect(await migrate([IndexWeights1700000000003])).toEqual(['IndexWeights1700000000003']);
    expect(await told('parcels_weight_key is invalid')).toContain('Building it again.');
    expect(
      await rowsOf(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'parcels_weight_key'::regclass`),
    ).toEqual([{ indisvalid: true }]);
  });
});

describe('rows that are changed in batches', () => {
  it('keep the batches before a failure, and the next run changes only the others', async () => {
    // Division by zero in the batch of this row.
    await expect(migrate([FillGrams1700000000004])).rejects.toThrow('division by zero');
    await rowsOf('UPDATE parcels SET weight = 6000 WHERE weight = 3000');
    const [before] = await rowsOf('SELECT count(*)::int AS left FROM parcels WHERE grams IS NULL');
    expect(await migrate([FillGrams1700000000004])).toEqual(['FillGrams1700000000004']);
    expect(before).toEqual({ left: 2500 });
    expect(lines.at(-1)).toBe('parcels: 5,000 rows read, 2,500 changed. Done.');
    expect(await rowsOf('SELECT count(*)::int AS left FROM parcels WHERE grams IS NULL')).toEqual([
      { left: 0 },
    ]);
  });

  it('leave rows alone that another transaction changes meanwhile', async () => {
    await rowsOf('UPDATE parcels SET weight = 6000 WHERE weight = 3000');
    await withClient(async (writer) => {
      await writer.query('BEGIN; UPDATE parcels SET grams = 1 WHERE weight = 4000');
      const running = migrate([FillGrams1700000000004]);
      await eventually('A batch that waits', async () => {
        const waiting = await rowsOf(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await writer.query('COMMIT');
      await running;
    });
    expect(lines.at(-1)).toBe('parcels: 5,000 rows read, 4,999 changed. Done.');
    expect(await rowsOf('SELECT grams FROM parcels WHERE weight = 4000')).toEqual([{ grams: 1 }]);
  });
});
