/** Reads the hourly statistics, by hours or by days, for administrators. */
import { isStatementFault, readFrom } from '#database';
import { fault, type FieldFault, invalidFields } from '#errors';
import {
  type ActivityKind,
  activityKinds,
  type ActivityOutcome,
  type ActivityPeriod,
  type ActivityStep,
  stepsOf,
  sumActivity,
} from '#metrics';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin } from '#auth/authorization';

export type StatisticsRequest = {
  readonly [Field in keyof ActivityPeriod]?: ActivityPeriod[Field] | undefined;
};

export interface ActivitySeries {
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome;
  /** One for each step; 0 where nothing happened. */
  readonly counts: readonly number[];
}

export interface Statistics extends ActivityPeriod {
  /** Start of each step, oldest first. */
  readonly steps: readonly Date[];
  /** Every kind and outcome, also those that did not happen. */
  readonly series: readonly ActivitySeries[];
}

/** The most steps of an answer: a month of hours, or a year of days and the month before. */
const mostSteps: Readonly<Record<ActivityStep, number>> = { hour: 31 * 24, day: 400 };

/** Without a start: steps that fill a chart. */
const usualSteps: Readonly<Record<ActivityStep, number>> = { hour: 24, day: 30 };

/** Milliseconds. */
const lengths: Readonly<Record<ActivityStep, number>> = { hour: 3_600_000, day: 86_400_000 };

/** A name, never an offset: PostgreSQL and JavaScript read the sign of an offset differently. */
const zoneName = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

@Injectable()
export class ReadStatistics {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ten seconds may be missing: each process writes its counts that often. Days begin at midnight of the time zone; where that is
   * not a full hour in UTC, the hour that midnight divides counts for the day before.
   * @param request by default the last 24 hours, or 30 days, in UTC
   * @throws CodedError `authorization.refused`, or `request.invalid_fields`
   */
  async execute(actor: Actor, request: StatisticsRequest): Promise<Statistics> {
    requireAdmin(actor);
    const period = periodOf(request);
    return readFrom(this.dataSource, async (db) => {
      const steps = await stepsOf(db, period).catch((error: unknown) => {
        throw isStatementFault(error) ? unusable('time_zone', fault('time_zone_unknown')) : error;
      });
      const sums = await sumActivity(db, steps, period.to);
      return { ...period, steps, series: seriesOf(sums, steps.length) };
    });
  }
}

function periodOf(request: StatisticsRequest): ActivityPeriod {
  const { step = 'hour', timeZone = 'UTC', to = new Date() } = request;
  const from = request.from ?? new Date(to.getTime() - 1 - (usualSteps[step] - 1) * lengths[step]);
  if (!isTimeZone(timeZone)) throw unusable('time_zone', fault('time_zone_unknown'));
  if (from >= to) throw unusable('from', fault('period_backwards'));
  if (to.getTime() - from.getTime() > mostSteps[step] * lengths[step]) {
    throw unusable('from', fault('period_too_long', { max: mostSteps[step] }));
  }
  return { from, to, step, timeZone };
}

function unusable(field: 'from' | 'time_zone', reason: FieldFault): Error {
  return invalidFields({ [field]: [reason] });
}

function isTimeZone(name: string): boolean {
  try {
    return zoneName.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function seriesOf(sums: Awaited<ReturnType<typeof sumActivity>>, length: number): ActivitySeries[] {
  const found = new Map<string, number[]>();
  for (const { kind, outcome, step, count } of sums) {
    const key = `${kind} ${outcome}`;
    const counts = found.get(key) ?? emptyCounts(length);
    counts[step] = count;
    found.set(key, counts);
  }
  return Object.entries(activityKinds).flatMap(([kind, outcomes]) =>
    outcomes.map((outcome) => ({
      kind: kind as ActivityKind,
      outcome,
      counts: found.get(`${kind} ${outcome}`) ?? emptyCounts(length),
    })),
  );
}

const emptyCounts = (length: number) => Array.from({ length }, () => 0);
