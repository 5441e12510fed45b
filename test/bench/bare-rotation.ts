/**
 * The limit of a refresh: a transaction with the same writes, straight from `pg`. A GET runs it for `seconds` over
 * `connections` families at once and answers what was reached.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool, type PoolClient } from 'pg';
import { rateOf } from './row.js';

const { DATABASE_URL, POOL_SIZE, PORT, USER_ID } = process.env as Record<string, string>;
const pool = new Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE) });

interface Family {
  readonly session: string;
  tip: string;
}

const statements = {
  session: `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at, tip_jti, tip_issued_at)
    VALUES ($1, $2, now() + interval '1 day', now() + interval '30 days', $3, now())`,
  advance: `UPDATE sessions SET tip_jti = $2, tip_issued_at = now(), predecessor_jti = $3, last_used_at = now(),
    expires_at = now() + interval '1 day' WHERE id = $1`,
  token: `INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at)
    VALUES ($1, $2, now(), now() + interval '1 day')`,
  supersede: 'UPDATE refresh_tokens SET blacklisted_at = now() WHERE jti = $1',
};

const run = (db: PoolClient, name: keyof typeof statements, values: unknown[]) =>
  db.query({ name, text: statements[name], values });

async function inTransaction(work: (db: PoolClient) => Promise<void>): Promise<void> {
  const db = await pool.connect();
  await db.query('BEGIN');
  await work(db);
  await db.query('COMMIT');
  db.release();
}

async function begin(): Promise<Family> {
  const family = { session: randomUUID(), tip: randomUUID() };
  await inTransaction(async (db) => {
    await run(db, 'session', [family.session, Number(USER_ID), family.tip]);
    await run(db, 'token', [family.tip, family.session]);
  });
  return family;
}

async function rotate(family: Family): Promise<void> {
  const { session, tip } = family;
  const next = randomUUID();
  await inTransaction(async (db) => {
    await run(db, 'advance', [session, next, tip]);
    await run(db, 'token', [next, session]);
    await run(db, 'supersede', [tip]);
  });
  family.tip = next;
}

async function measure(connections: number, seconds: number): Promise<object> {
  const families = await Promise.all(Array.from({ length: connections }, begin));
  const took: number[] = [];
  const begun = performance.now();
  await Promise.all(
    families.map(async (family) => {
      while (performance.now() < begun + seconds * 1000) {
        const start = performance.now();
        await rotate(family);
        took.push(performance.now() - start);
      }
    }),
  );
  return rateOf(took, (performance.now() - begun) / 1000);
}

createServer((request, answer) => {
  const { searchParams } = new URL(request.url!, 'http://localhost');
  const [connections, seconds] = ['connections', 'seconds'].map((name) => Number(searchParams.get(name)));
  if (!connections || !seconds) return void answer.end();
  void measure(connections, seconds).then((measured) => answer.end(JSON.stringify(measured)));
}).listen(Number(PORT), '127.0.0.1');

process.on('SIGTERM', () => void pool.end().then(() => process.exit(0)));
