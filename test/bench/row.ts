/** One line of the result: what was measured, against which limit, in the same run. */

export interface Measured {
  /** In the row's unit. */
  readonly value: number;
  /** Milliseconds. */
  readonly p50?: number | null;
  readonly p99?: number | null;
  /** CPU of the measured process per operation in microseconds, without that of the database. */
  readonly cpu?: number;
  /** Resident memory of the measured process afterwards, in MB. */
  readonly memory?: number;
}

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The maximum of the machine or of a peer, measured the same way. */
  readonly limit: number;
  /** value / limit, for times too; their goal is a maximum. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  readonly p50_ms: number | null;
  readonly p99_ms: number | null;
  /** What the limit is. */
  readonly against?: string;
  readonly cpu_us?: number;
  readonly limit_cpu_us?: number;
  readonly memory_mb?: number;
}

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** @param against description of the limit */
export function row(
  name: string,
  unit: string,
  measured: Measured,
  limit: Measured,
  goal: Goal,
  against?: string,
): Row {
  const ratio = measured.value / limit.value;
  const met = 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
  return {
    name,
    value: rounded(measured.value),
    unit,
    limit: rounded(limit.value),
    ratio: Number(ratio.toFixed(3)),
    goal: 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`,
    met,
    p50_ms: roundedOr(measured.p50, null),
    p99_ms: roundedOr(measured.p99, null),
    ...(against !== undefined && { against }),
    ...(measured.cpu !== undefined && { cpu_us: rounded(measured.cpu) }),
    ...(limit.cpu !== undefined && { limit_cpu_us: rounded(limit.cpu) }),
    ...(measured.memory !== undefined && { memory_mb: rounded(measured.memory) }),
  };
}

export function printRows(rows: readonly Row[]): void {
  console.table(
    Object.fromEntries(
      rows.map(({ name, value, unit, limit, ratio, goal, met, p50_ms, p99_ms, cpu_us, memory_mb }) => [
        name,
        {
          value,
          limit,
          unit,
          ratio,
          goal,
          met: met ? 'yes' : 'NO',
          'p50 ms': p50_ms,
          'p99 ms': p99_ms,
          'CPU µs': cpu_us,
          MB: memory_mb,
        },
      ]),
    ),
  );
}

/** @param sorted ascending */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** From single times in milliseconds. @param seconds their total duration */
export function rateOf(took: readonly number[], seconds: number): Measured {
  const sorted = [...took].sort((one, other) => one - other);
  return { value: took.length / seconds, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

function roundedOr(value: number | null | undefined, otherwise: null): number | null {
  return value === null || value === undefined ? otherwise : rounded(value);
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
