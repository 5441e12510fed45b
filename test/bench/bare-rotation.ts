/**
 * The limit of a refresh: the same writes straight from `pg`, batched as the product batches them. One statement is in
 * flight at a time; requests that arrive meanwhile share the next one. A GET runs it for `seconds` over `connections`
 * simultaneous families and answers the rate.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setImmediate as immediate } from 'node:timers/promises';
import { Pool } from 'pg';
import { rateOf } from './row.js';

const { DATABASE_URL, POOL_SIZE, PORT, USER_ID } = process.env as Record<string, string>;
const pool = new Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE) });

interface Family {
  readonly session: string;
  tip: string;
}

/** The batch size of the product, see `RotateSession`. */
const maxBatch = 100;

interface Rotation {
  readonly family: Family;
  readonly next: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const statements = {
  session: `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at, tip_jti, tip_issued_at)
    VALUES ($1, $2, now() + interval '1 day', now() + interval '30 days', $3, now())`,
  token: `INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at)
    VALUES ($1, $2, now(), now() + interval '1 day')`,
  rotation: `
    WITH presented AS (
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS p (session_id, next, tip)
    ), advanced AS (
      UPDATE sessions s SET tip_jti = p.next, tip_issued_at = now(), predecessor_jti = p.tip, last_used_at = now(),
        expires_at = now() + interval '1 day'
      FROM presented p WHERE s.id = p.session_id
    ), added AS (
      INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at)
      SELECT next, session_id, now(), now() + interval '1 day' FROM presented
    )
    UPDATE refresh_tokens t SET blacklisted_at = now() FROM presented p WHERE t.jti = p.tip`,
};

const run = (name: keyof typeof statements, values: unknown[]) =>
  pool.query({ name, text: statements[name], values });

async function begin(): Promise<Family> {
  const family = { session: randomUUID(), tip: randomUUID() };
  await run('session', [family.session, Number(USER_ID), family.tip]);
  await run('token', [family.tip, family.session]);
  return family;
}

const waiting: Rotation[] = [];
let isRunning = false;

async function runBatches(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  while (waiting.length > 0) {
    const batch = waiting.splice(0, maxBatch);
    const columns = [
      batch.map(({ family }) => family.session),
      batch.map(({ next }) => next),
      batch.map(({ family }) => family.tip),
    ];
    try {
      await run('rotation', columns);
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
    // Lets the callers of this batch send their next request, as those of the product do.
    await immediate();
  }
  isRunning = false;
}

async function rotate(family: Family): Promise<void> {
  const next = randomUUID();
  await new Promise<void>((done, failed) => {
    waiting.push({ family, next, done, failed });
    setImmediate(() => void runBatches());
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
