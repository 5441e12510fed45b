/** Counts of activity and reports of running apps in SQL. The tables have no triggers. */
import { type ExpiredRows, type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import type { ActivityKind, ActivityOutcome } from './activity-kinds.js';
import type { CountedActivity } from './activity-counters.js';
import type { AppInstance } from './app-instance.entity.js';
import { goneAfter } from './report-interval.js';

/** Ordered, so that processes that add at the same time do not deadlock. A clock that was set back names an hour twice. */
const additionOf = (from: string, first: number) => `
  INSERT INTO hourly_activity AS counted (hour, kind, outcome, count)
  SELECT added.hour, added.kind, added.outcome, sum(added.count)
  FROM ${from} unnest($${first}::timestamptz[], $${first + 1}::text[], $${first + 2}::text[], $${first + 3}::bigint[])
    AS added (hour, kind, outcome, count)
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (hour, kind, outcome) DO UPDATE SET count = counted.count + excluded.count`;

const addition: PreparedQuery = { name: 'add-activity', text: additionOf('', 1) };

/** $1 id, $2 app, $3 version, $4 host, $5 start, $6 number of the report, $7 checks, then the counts. */
const report: PreparedQuery = {
  name: 'report-instance',
  text: `
    WITH reported AS (
      INSERT INTO app_instances AS instance (id, app, version, host, started_at, report, checks)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (id) DO UPDATE SET seen_at = now(), report = excluded.report, checks = excluded.checks
      WHERE instance.report < excluded.report
      RETURNING id
    )
    ${additionOf('reported,', 8)}`,
};

const columnsOf = (counts: readonly CountedActivity[]) => [
  counts.map(({ hour }) => hour),
  counts.map(({ kind }) => kind),
  counts.map(({ outcome }) => outcome),
  counts.map(({ count }) => count),
];

export async function addActivity(db: EntityManager, counts: readonly CountedActivity[]): Promise<void> {
  await runPrepared(db, addition, columnsOf(counts));
}

export type InstanceReported = Omit<AppInstance, 'seenAt'>;

/** Adds the counts, and notes that the app runs, in one statement. A report that was written before changes nothing. */
export async function reportInstance(
  db: EntityManager,
  instance: InstanceReported,
  counts: readonly CountedActivity[],
): Promise<void> {
  const { id, app, version, host, startedAt, report: number, checks } = instance;
  await runPrepared(db, report, [id, app, version, host, startedAt, number, checks, ...columnsOf(counts)]);
}

export async function deleteInstance(db: EntityManager, id: string): Promise<void> {
  await db.query('DELETE FROM app_instances WHERE id = $1', [id]);
}

export interface RunningInstance extends Omit<AppInstance, 'report'> {
  /** Whether it has reported in time. One that was killed is listed until its row is deleted. */
  readonly isRunning: boolean;
}

/** @param patience seconds without a report after which an app counts as gone */
export function listInstances(db: EntityManager, patience = goneAfter): Promise<RunningInstance[]> {
  return db.query<RunningInstance[]>(
    `SELECT id, app, version, host, started_at AS "startedAt", seen_at AS "seenAt", checks,
       seen_at > now() - make_interval(secs => $1) AS "isRunning"
     FROM app_instances ORDER BY app, started_at, id LIMIT 500`,
    [patience],
  );
}

export const activitySteps = ['hour', 'day'] as const;
export type ActivityStep = (typeof activitySteps)[number];

export interface ActivityPeriod {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly step: ActivityStep;
  /** A name of the tz database, for the days. */
  readonly timeZone: string;
}

const hoursOf = `
  SELECT at FROM generate_series(
    date_trunc('hour', $1::timestamptz, 'UTC'), $2::timestamptz - interval '1 microsecond', '1 hour') AS at`;

/** Counted as local dates, because some days have 23 or 25 hours. */
const daysOf = `
  SELECT at AT TIME ZONE $3 AS at FROM generate_series(
    ($1::timestamptz AT TIME ZONE $3)::date::timestamp,
    ($2::timestamptz - interval '1 microsecond') AT TIME ZONE $3, '1 day') AS at`;

/** @returns starts of the steps that the period touches, oldest first. @throws QueryFailedError for an unknown time zone */
export async function stepsOf(
  db: EntityManager,
  { from, to, step, timeZone }: ActivityPeriod,
): Promise<Date[]> {
  const rows = await (step === 'hour'
    ? db.query<{ at: Date }[]>(hoursOf, [from, to])
    : db.query<{ at: Date }[]>(daysOf, [from, to, timeZone]));
  return rows.map(({ at }) => at);
}

export interface ActivitySum {
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome;
  /** Position of the step. */
  readonly step: number;
  readonly count: number;
}

/**
 * Sums whole hours: an hour belongs to the step in which it begins.
 * @param steps starts of consecutive steps
 * @param end exclusive
 */
export function sumActivity(db: EntityManager, steps: readonly Date[], end: Date): Promise<ActivitySum[]> {
  return db.query<ActivitySum[]>(
    `SELECT activity.kind, activity.outcome, step.number AS step, sum(activity.count)::float8 AS count
     FROM (
       SELECT at, (position - 1)::int AS number, lead(at, 1, $2::timestamptz) OVER (ORDER BY position) AS until
       FROM unnest($1::timestamptz[]) WITH ORDINALITY AS given (at, position)
     ) step JOIN hourly_activity activity ON activity.hour >= step.at AND activity.hour < step.until
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    [steps, end],
  );
}

/** Days for which hours are kept: a year, and the month to compare its first one with. */
export const activityRetentionDays = 400;

export const expiredActivity: readonly ExpiredRows[] = [
  {
    table: 'hourly_activity',
    key: 'hour',
    condition: `hour < now() - interval '${activityRetentionDays} days'`,
    age: 'hour',
  },
];

/** Apps that were killed. */
export const expiredInstances: readonly ExpiredRows[] = [
  { table: 'app_instances', key: 'id', condition: `seen_at < now() - interval '1 day'`, age: 'seen_at' },
];
