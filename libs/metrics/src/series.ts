/** One time series in plain numbers: prom-client hashes the labels of each observation, which costs more than a request may pay. */

export type Labels = Readonly<Record<string, string>>;

export class CounterSeries {
  private total = 0;

  constructor(readonly labels: Labels) {}

  add(times = 1): void {
    this.total += times;
  }

  get value(): number {
    return this.total;
  }
}

/** An observation with the trace that made it. */
export interface Exemplar {
  readonly traceId: string;
  /** Seconds. */
  readonly value: number;
  /** Seconds since the epoch. */
  readonly timestamp: number;
}

export class HistogramSeries {
  /** Not cumulative; the last is above all bounds. */
  readonly counts: Float64Array;
  /** The last of each bucket. */
  readonly exemplars: (Exemplar | undefined)[];
  private total = 0;

  /** @param bounds upper bounds, ascending */
  constructor(
    readonly labels: Labels,
    readonly bounds: readonly number[],
    private readonly currentTrace: () => string | undefined,
  ) {
    this.counts = new Float64Array(bounds.length + 1);
    this.exemplars = Array.from({ length: bounds.length + 1 });
  }

  /** @param value seconds. Clocks of two machines can differ: negative values count as 0, and what is no number is ignored. */
  observe(value: number): void {
    if (Number.isNaN(value)) return;
    const seconds = Math.max(value, 0);
    const { bounds } = this;
    let bucket = 0;
    while (bucket < bounds.length && seconds > bounds[bucket]!) bucket++;
    this.counts[bucket]! += 1;
    this.total += seconds;
    const traceId = this.currentTrace();
    if (traceId !== undefined)
      this.exemplars[bucket] = { traceId, value: seconds, timestamp: Date.now() / 1000 };
  }

  get sum(): number {
    return this.total;
  }
}
