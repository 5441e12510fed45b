/**
 * Expired rows are deleted in linear time while people log in, also beside a backup, whose old snapshot keeps VACUUM from removing anything.
 * HOUSEKEEPING_ROWS sets the number of refresh tokens (100,000). The console shows duration and CPU.
 */
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { startSystemOnPostgres, type SystemOnPostgres } from '../support/apps/system-on-postgres.js';
import { addExpiredRows } from '../support/database/expired-rows.js';
import { Browser } from '../support/http/browser.js';
import { logIn } from '../support/people/people.js';
import { Teardown } from '../support/test-run/teardown.js';

const tokens = Number(process.env['HOUSEKEEPING_ROWS'] ?? 100_000);
const tokensOfSession = 10;
const hour = 3_600_000;

const teardown = new Teardown();
let started: SystemOnPostgres;
let database: Client;

beforeAll(async () => {
  started = await startSystemOnPostgres(teardown);
  database = await started.connect();
  await addExpiredRows(database, { sessions: tokens / tokensOfSession, tokensOfSession });
}, hour);

afterAll(() => teardown.run());

/** Index entries that scans by expiry have returned so far, those of deleted rows included. */
async function entriesRead(): Promise<number> {
  await database.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await database.query<{ read: string }>(
    `SELECT sum(idx_tup_read) AS read FROM pg_stat_user_indexes WHERE indexrelname = 'refresh_tokens_expires_at_idx'`,
  );
  return Number(rows[0]!.read);
}

/** Logs in again and again until `work` has ended. @returns what it returned, and how many logins there were */
async function withLogins<T>(work: Promise<T>): Promise<{ result: T; logins: number }> {
  const { person, system } = started;
  const state = { hasEnded: false };
  const result = work.finally(() => (state.hasEnded = true));
  let logins = 0;
  while (!state.hasEnded) {
    await logIn({ ...person, browser: new Browser(system.addresses.gateway) });
    logins++;
  }
  return { result: await result, logins };
}

describe('the clean-up of expired rows', () => {
  it(
    'reads each row once beside a backup, and every login succeeds meanwhile',
    async () => {
      const backup = await started.connect();
      await backup.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await backup.query('SELECT count(*) FROM users');
      const [readBefore, begun] = [await entriesRead(), performance.now()];
      const cleanUp = runCommand(['flushexpiredtokens'], started.system.addresses.environment);
      const { result, logins } = await withLogins(cleanUp);
      const seconds = (performance.now() - begun) / 1000;
      expect(result.code, result.stderr).toBe(0);
      const { rows } = await database.query<{ tokens: number; sessions: number }>(
        `SELECT (SELECT count(*)::int FROM refresh_tokens WHERE expires_at < now()) AS tokens,
           (SELECT count(*)::int FROM sessions WHERE expires_at < now()) AS sessions`,
      );
      expect(rows).toEqual([{ tokens: 0, sessions: 0 }]);
      expect(logins).toBeGreaterThan(0);
      expect((await entriesRead()) - readBefore).toBeLessThan(3 * tokens);
      console.log(
        `${tokens} refresh tokens and ${tokens / tokensOfSession} sessions in ${seconds.toFixed(1)} s, ${logins} logins meanwhile`,
      );
      await backup.query('ROLLBACK');
    },
    hour,
  );
});
