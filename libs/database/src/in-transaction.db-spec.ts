import { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseWithOwner } from '../../../test/support/database/migrated-database.js';
import { TcpProxy } from '../../../test/support/servers/tcp-proxy.js';
import { createDataSource } from './data-source.js';
import { inStatement, inTransaction, onCommit, readFrom } from './in-transaction.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const url = () => (database().options as PostgresDataSourceOptions).url!;

const count = async (db: EntityManager, id: number) =>
  (await db.query<{ n: number }[]>('SELECT n FROM counters WHERE id = $1', [id]))[0]?.n;

beforeAll(async () => {
  await roles().owner.query('CREATE TABLE counters (id int PRIMARY KEY, n int NOT NULL)');
  await database().query('INSERT INTO counters VALUES (1, 0), (2, 0), (4, 0), (5, 0)');
});

describe('a transaction', () => {
  it('runs again as a whole after a deadlock', async () => {
    let runs = 0;
    // Each holds its first row before either locks its second: a certain deadlock.
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

  it('leaves no rows behind when its work throws', async () => {
    const failing = inTransaction(database(), async (db) => {
      await db.query('INSERT INTO counters VALUES (3, 1)');
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(await count(database().manager, 3)).toBeUndefined();
  });

  it('ends as unavailable when its connection is lost, without a second run; the pool replaces the connection', async () => {
    const backend = (db: EntityManager) =>
      db.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid').then(([{ pid }]) => pid);
    const lost: number[] = [];
    const work = inTransaction(database(), async (db) => {
      lost.push(await backend(db));
      await db.query('SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)');
    });
    await expect(work).rejects.toMatchObject({ code: 'database.unavailable' });
    expect(lost).toHaveLength(1);
    // One query on each connection that the pool can have.
    const { poolSize } = database().options as { poolSize: number };
    const answers = await Promise.all(
      Array.from({ length: poolSize }, () => inTransaction(database(), backend)),
    );
    expect(answers).not.toContain(lost[0]);
  });
});

describe('onCommit', () => {
  it('runs the callback once, after the commit, when the first run failed with a deadlock', async () => {
    let runs = 0;
    const seen: Promise<number | undefined>[] = [];
    await inTransaction(database(), async (db) => {
      await db.query('INSERT INTO counters VALUES (6, 1)');
      onCommit(db, () => seen.push(count(database().manager, 6)));
      if (++runs === 1)
        await db.query(`DO $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = '40P01'; END $$`);
    });
    expect(runs).toBe(2);
    expect(await Promise.all(seen)).toEqual([1]);
  });

  it('does not run the callback of a transaction that rolls back', async () => {
    const callback = vi.fn();
    const failing = inTransaction(database(), async (db) => {
      onCommit(db, callback);
      throw new Error('the work failed');
    });
    await expect(failing).rejects.toThrow('the work failed');
    expect(callback).not.toHaveBeenCalled();
  });

  it('throws outside inTransaction', () => {
    expect(() => onCommit(database().manager, () => undefined)).toThrow('inTransaction');
  });
});

describe.each([
  ['a transaction', inTransaction],
  ['a statement', inStatement],
  ['a read', readFrom],
])('%s', (_, run) => {
  it('ends as unavailable when PostgreSQL refuses connections', async () => {
    const proxy = await TcpProxy.to(url());
    const dataSource = await createDataSource({ url: proxy.address(url()), poolSize: 1 }, []).initialize();
    try {
      await proxy.close();
      const work = run(dataSource, (db) => db.query('SELECT 1'));
      await expect(work).rejects.toBeInstanceOf(CodedError);
      await expect(work).rejects.toMatchObject({ code: 'database.unavailable', retryAfter: 2 });
    } finally {
      await dataSource.destroy();
    }
  });

  const failing = (code: string) =>
    `DO $$ BEGIN RAISE EXCEPTION 'failed on purpose' USING ERRCODE = '${code}'; END $$`;

  it.each(['40001', '40P01'])('runs five times on SQLSTATE %s, then ends as unavailable', async (code) => {
    let runs = 0;
    const work = run(database(), (db) => {
      runs++;
      return db.query(failing(code));
    });
    await expect(work).rejects.toMatchObject({ code: 'database.unavailable', retryAfter: 2 });
    expect(runs).toBe(5);
  });

  it('succeeds in its second run after one serialization failure', async () => {
    let runs = 0;
    const work = run(database(), (db) => db.query(++runs === 1 ? failing('40001') : 'SELECT 7 AS seven'));
    expect(await work).toEqual([{ seven: 7 }]);
  });

  it.each(['57014', '55P03', '25006'])(
    'ends as unavailable after one run when the server stops it with %s',
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
  it('runs again after a deadlock', async () => {
    let runs = 0;
    let done!: Promise<unknown>;
    await roles().owner.transaction(async (other) => {
      // PostgreSQL aborts the session whose deadlock_timeout expires first: the statement's, not this one.
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

  it('runs once when it fails for another reason', async () => {
    let runs = 0;
    const wrong = inStatement(database(), (db) => {
      runs++;
      return db.query('SELECT 1 / 0');
    });
    await expect(wrong).rejects.toThrow('division by zero');
    expect(runs).toBe(1);
  });
});
