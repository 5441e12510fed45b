/** Counts what happens in this process, by hour. Decision 88. */
import { addToMetric } from './activity-metrics.js';
import { type ActivityKind, activityKinds, type ActivityOutcome } from './activity-kinds.js';

export interface CountedActivity {
  /** Start of the hour. */
  readonly hour: Date;
  readonly kind: ActivityKind;
  readonly outcome: ActivityOutcome;
  readonly count: number;
}

/** Milliseconds. */
const hourLength = 3_600_000;

const series = Object.entries(activityKinds).flatMap(([kind, outcomes]) =>
  outcomes.map((outcome) => ({ kind: kind as ActivityKind, outcome })),
);

/** The position of each series in the arrays of counts. */
const positions = new Map<ActivityKind, Map<ActivityOutcome, number>>();
for (const [position, { kind, outcome }] of series.entries()) {
  const ofKind = positions.get(kind) ?? new Map<ActivityOutcome, number>();
  positions.set(kind, ofKind.set(outcome, position));
}

export class ActivityCounters {
  /** Since the start of the process; they only grow. */
  private readonly totals = new Float64Array(series.length);
  /** The totals up to which `take` has returned, or `earlier` holds, the counts. */
  private readonly settled = new Float64Array(series.length);
  private earlier: CountedActivity[] = [];
  private hour: number;

  /** @param clock milliseconds since the epoch */
  constructor(private readonly clock: () => number = Date.now) {
    this.hour = this.currentHour();
  }

  count<Kind extends ActivityKind>(kind: Kind, outcome: ActivityOutcome<Kind>, times = 1): void {
    const sinceHour = this.clock() - this.hour;
    if (sinceHour >= hourLength || sinceHour < 0) this.beginHour();
    this.totals[positions.get(kind)!.get(outcome)!]! += times;
  }

  /** @returns what was counted since the last call; each count is returned once */
  take(): CountedActivity[] {
    this.beginHour();
    const taken = this.earlier;
    this.earlier = [];
    return taken;
  }

  /** Keeps the counts of the hour so far. A clock that was set back also begins an hour. */
  private beginHour(): void {
    for (const [position, { kind, outcome }] of series.entries()) {
      const count = this.totals[position]! - this.settled[position]!;
      if (count > 0) this.earlier.push({ hour: new Date(this.hour), kind, outcome, count });
    }
    this.settled.set(this.totals);
    this.hour = this.currentHour();
  }

  private currentHour(): number {
    const now = this.clock();
    return now - (now % hourLength);
  }
}

/** Those of this process, as there is one logger. Functions without injected parts count too, and `npm start` runs three apps. */
const ownCounters = new ActivityCounters();

/** Call it once the change is committed. */
export function countActivity<Kind extends ActivityKind>(
  kind: Kind,
  outcome: ActivityOutcome<Kind>,
  times = 1,
): void {
  ownCounters.count(kind, outcome, times);
  addToMetric(kind, outcome, times);
}

/** See `ActivityCounters.take`. */
export function takeActivity(): CountedActivity[] {
  return ownCounters.take();
}
