import { inStatement } from '#database';
import type { HealthReport } from '#health';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../test/support/database/migrated-database.js';
import { type CountedActivity, countActivity, takeActivity } from './activity-counters.js';
import { listInstances, reportInstance } from './activity.store.js';
import { ReportActivity } from './report-activity.js';
import { writeActivity } from './write-activity.js';

const database = migratedDatabase();
const hour = new Date(Date.UTC(2026, 10, 28, 12));

const health = {
  ask: async (kind: string) => ({
    status: 'ok',
    checks: kind === 'ready' ? { database: 'up' } : { redis: 'down' },
  }),
} as unknown as HealthReport;

const reporting = (dataSource: DataSource) => new ReportActivity(dataSource, health, 'gateway');

const sent = (count: number, at = hour): CountedActivity => ({
  hour: at,
  kind: 'mail',
  outcome: 'sent',
  count,
});

const instance = (report = 1) => ({
  id: uuidv7(),
  app: 'worker' as const,
  version: '0.2.0',
  host: 'here',
  startedAt: hour,
  report,
  checks: {},
});

async function stored(): Promise<Record<string, number>> {
  const rows = await database().query<{ series: string; count: number }[]>(
    `SELECT kind || ' ' || outcome AS series, sum(count)::int AS count FROM hourly_activity GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ series, count }) => [series, count]));
}

beforeEach(async () => {
  takeActivity();
  await database().query('DELETE FROM hourly_activity');
  await database().query('DELETE FROM app_instances');
});

/** Fails once: before PostgreSQL gets the statement, or after it has committed and before its answer arrives. */
function failingOnce(when: 'before' | 'after'): DataSource {
  let isFailed = false;
  const fail = () => {
    isFailed = true;
    throw Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });
  };
  const query = async ({ text, values }: { text: string; values: unknown[] }) => {
    if (when === 'before' && !isFailed) fail();
    const rows: unknown = await database().query(text, values);
    if (when === 'after' && !isFailed) fail();
    return { rows };
  };
  const connection = { queryRunner: { connect: async () => ({ query }) }, connection: database() };
  return { manager: connection } as unknown as DataSource;
}

describe('the report of an app', () => {
  it('adds what was counted, and says which servers the app reaches', async () => {
    countActivity('session_end', 'password_changed', 3);
    countActivity('refresh', 'rotated');
    await reporting(database()).execute();
    expect(await stored()).toEqual({ 'session_end password_changed': 3, 'refresh rotated': 1 });
    const [running] = await listInstances(database().manager, 30);
    expect(running).toMatchObject({
      app: 'gateway',
      isRunning: true,
      checks: { database: 'up', redis: 'down' },
    });
  });

  it.each(['before', 'after'] as const)(
    'is added once when the connection breaks %s the commit, and it is repeated',
    async (when) => {
      const report = reporting(failingOnce(when));
      countActivity('mail', 'sent', 2);
      await expect(report.execute()).rejects.toMatchObject({ code: 'database.unavailable' });
      countActivity('mail', 'sent');
      await report.execute();
      expect(await stored()).toEqual({ 'mail sent': 3 });
    },
  );

  it('of many processes at the same time adds up, without a deadlock', async () => {
    const hours = Array.from({ length: 4 }, (_, index) => new Date(hour.getTime() + index * 3_600_000));
    const reports = Array.from({ length: 32 }, (_, index) => {
      const counts = hours.map((at) => sent(1, at));
      return inStatement(database(), (db) =>
        reportInstance(db, instance(), index % 2 ? counts : counts.toReversed()),
      );
    });
    await Promise.all(reports);
    expect(await stored()).toEqual({ 'mail sent': 128 });
  });

  it('may name an hour twice, after the clock was set back', async () => {
    await reportInstance(database().manager, instance(), [sent(2), sent(3)]);
    expect(await stored()).toEqual({ 'mail sent': 5 });
  });

  it('is deleted by a clean end, which writes the last counts', async () => {
    const report = reporting(database());
    report.onApplicationBootstrap();
    countActivity('activation', 'activated');
    await report.beforeApplicationShutdown();
    expect(await stored()).toEqual({ 'activation activated': 1 });
    expect(await listInstances(database().manager, 30)).toEqual([]);
  });
});

it('a command adds its counts without a report', async () => {
  countActivity('session_end', 'ended_by_administrator');
  await writeActivity(database());
  await writeActivity(database());
  expect(await stored()).toEqual({ 'session_end ended_by_administrator': 1 });
  expect(await listInstances(database().manager, 30)).toEqual([]);
});

it('an app that has not reported for longer than the patience counts as gone', async () => {
  await reportInstance(database().manager, instance(), []);
  await database().query(`UPDATE app_instances SET seen_at = now() - interval '31 seconds'`);
  expect((await listInstances(database().manager, 30)).map(({ isRunning }) => isRunning)).toEqual([false]);
});
