/** One line of the result: what was measured, against which limit, in the same run. */

export interface Measured {
  /** In the row's unit. */
  readonly value: number;
  readonly p50: number | null;
  readonly p99: number | null;
}

export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the machine or a peer can do at the most, measured the same way. */
  readonly limit: number;
  /** value / limit; for times limit / value is no better, so it stays value / limit and the goal is a most. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  readonly p50_ms: number | null;
  readonly p99_ms: number | null;
}

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

export function row(name: string, unit: string, measured: Measured, limit: Measured, goal: Goal): Row {
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
    p50_ms: measured.p50 === null ? null : rounded(measured.p50),
    p99_ms: measured.p99 === null ? null : rounded(measured.p99),
  };
}

export function printRows(rows: readonly Row[]): void {
  console.table(
    Object.fromEntries(
      rows.map(({ name, value, unit, limit, ratio, goal, met, p50_ms, p99_ms }) => [
        name,
        { value, limit, unit, ratio, goal, met: met ? 'yes' : 'NO', 'p50 ms': p50_ms, 'p99 ms': p99_ms },
      ]),
    ),
  );
}

/** @param sorted ascending */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly Measured[]): Measured {
  const sorted = [...values].sort((one, other) => one.value - other.value);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
