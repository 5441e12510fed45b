import { CodedError } from '#errors';
import { DataSource, type EntityManager } from 'typeorm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseWithOwner } from '../../../test/support/database/migrated-database.js';
import { createDataSource } from './data-source.js';
import { inStatement, inTransaction, readFrom } from './in-transaction.js';

const roles = databaseWithOwner();
const database = () => roles().app;

const count = async (db: EntityManager, id: number) =>
  (await db.query<{ n: number }[]>('SELECT n FROM counters WHERE id = $1', [id]))[0]?.n;

beforeAll(async () => {
  await roles().owner.query('CREATE TABLE counters (id int PRIMARY KEY, n int NOT NULL)');
  await database().query('INSERT INTO counters VALUES (1, 0), (2, 0), (4, 0), (5, 0)');
});

describe('a transaction', () => {
  it('that falls into a deadlock runs again as a whole', async () => {
    let runs = 0;
    // Both hold their first row before either asks for its second; only a re-run lets both end.
    let arrived = 0;
    let bothHoldOne!: () => void;
    const rendezvous = new Promise<void>((resolve) => (bothHoldOne = resolve));
    const bump = (first: number, second: number) =>
      inTransaction(database(), async (db) => {
        runs++;
        await db.query('UPDATE counters SET n = n + 1 WHERE id = $1', [first]);
        if (++arrived === 2) bothHoldOne();
        await rendezvous;
        await db.query('UPDATE counters SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([bump(1, 2), bump(2, 1)]);
    expect(runs).toBeGreaterThan(2);
    expect(await count(database().manager, 1)).toBe(2);
    expect(await count(database().manager, 2)).toBe(2);
  });

  it('that fails leaves nothing behind', async () => {
    const failing = inTransaction(database(), async (db) => {
      await db.query('INSERT INTO counters VALUES (3, 1)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count(database().manager, 3)).toBeUndefined();
  });

  it('without a server says that the database is unavailable', async () => {
    const nowhere = createDataSource({ url: 'postgres://x@127.0.0.1:1/x', poolSize: 1 }, []);
    const unavailable = (error: unknown) =>
      error instanceof CodedError && error.code === 'database.unavailable' && error.retryAfter! > 0;
    await expect(readFrom(nowhere, () => nowhere.initialize())).rejects.toSatisfy(unavailable);
  });

  it('whose connection is cut says that the database is unavailable', async () => {
    const cut = inTransaction(database(), (db) =>
      db.query('SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)'),
    );
    await expect(cut).rejects.toMatchObject({ code: 'database.unavailable' });
    expect(await readFrom(database(), (db) => count(db, 1))).toBe(2);
    expect(database()).toBeInstanceOf(DataSource);
  });
});

describe.each([
  ['a transaction', inTransaction],
  ['a statement', inStatement],
  ['a read', readFrom],
])('%s', (_, run) => {
  const failing = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '${code}'; END $$`;

  it.each(['40001', '40P01'])('that fails with %s runs again, and ends as unavailable', async (code) => {
    let runs = 0;
    const work = run(database(), (db) => {
      runs++;
      return db.query(failing(code));
    });
    await expect(work).rejects.toMatchObject({ code: 'database.unavailable', retryAfter: 2 });
    expect(runs).toBe(5);
  });

  it('that fails with 40001 once succeeds in its second run', async () => {
    let runs = 0;
    const work = run(database(), (db) => db.query(++runs === 1 ? failing('40001') : 'SELECT 7 AS seven'));
    expect(await work).toEqual([{ seven: 7 }]);
  });

  it.each(['57014', '55P03', '25006'])(
    'that the server stops with %s is unavailable at once',
    async (code) => {
      let runs = 0;
      const work = run(database(), (db) => {
        runs++;
        return db.query(failing(code));
      });
      await expect(work).rejects.toMatchObject({ code: 'database.unavailable' });
      expect(runs).toBe(1);
    },
  );
});

describe('a statement', () => {
  it('that falls into a deadlock runs again', async () => {
    let runs = 0;
    let done!: Promise<unknown>;
    await roles().owner.transaction(async (other) => {
      // Whoever waits longer finds out and gives up: not this one.
      await other.query("SET LOCAL deadlock_timeout = '1h'");
      await other.query('UPDATE counters SET n = n + 1 WHERE id = 5');
      done = inStatement(database(), (db) => {
        runs++;
        return db.query(
          `WITH one AS (UPDATE counters SET n = n + 1 WHERE id = 4 RETURNING id)
           UPDATE counters c SET n = c.n + 1 FROM one WHERE c.id = one.id + 1`,
        );
      });
      await vi.waitFor(async () => {
        const free = await database().query<unknown[]>(
          'SELECT FROM counters WHERE id = 4 FOR UPDATE SKIP LOCKED',
        );
        expect(free).toHaveLength(0);
      });
      await other.query('UPDATE counters SET n = n + 1 WHERE id = 4');
    });
    await done;
    expect(runs).toBe(2);
    expect(await count(database().manager, 4)).toBe(2);
    expect(await count(database().manager, 5)).toBe(2);
  });

  it('that is wrong runs once', async () => {
    let runs = 0;
    const wrong = inStatement(database(), (db) => {
      runs++;
      return db.query('SELECT 1 / 0');
    });
    await expect(wrong).rejects.toThrow('division by zero');
    expect(runs).toBe(1);
  });
});
