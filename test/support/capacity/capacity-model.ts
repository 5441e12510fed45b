/**
 * The model of docs/capacity.md: what a person costs, and what a number of people needs. `capacity-document.spec.ts` holds the document to it, and
 * `capacity.systems-spec.ts` compares the measured figures with a real database.
 */

/** Assumptions about people, per day. */
export const usage = {
  /** Share of all people who are active on one day. */
  active: 0.3,
  /** Of an active person. An idle session ends after a day (`REFRESH_TOKEN_SECONDS`). */
  logins: 0.5,
  refreshes: 20,
  /** Checks of an access token, over HTTP or Kafka. */
  verifications: 200,
  /** The rate of the busiest minute, compared with the average of the day. */
  peak: 4,
} as const;

/** Bytes per row, with all indexes, in a freshly filled database with 1,000,000 people. */
export const rowBytes = {
  /** Account and profile. */
  person: 662,
  session: 203,
  refreshToken: 165,
  securityEvent: 308,
  event: 211,
} as const;

/** Microseconds of CPU per operation. The app's are those of docs/performance.md. Verifications are answered from memory. */
export const cpu = {
  login: { app: 13_440, database: 6_600 },
  refresh: { app: 365, database: 125 },
  /** Of a token that the process has seen before. */
  verification: { app: 32, database: 0 },
} as const;

/** Days for which rows stay. Sessions stay for a day after their expiry. */
export const kept = { session: 2, refreshToken: 1, securityEvent: 180, event: 1 } as const;

/** Tables that change all the time have dead rows and half-empty pages. */
const bloat = 2;

/** Cores are used at most this much, so that the loss of one machine and a bad minute are survived. */
const load = 0.5;

export interface Need {
  readonly people: number;
  /** Per second in the busiest minute. */
  readonly logins: number;
  readonly refreshes: number;
  readonly verifications: number;
  /** Cores of gateways and auth-services together, and of PostgreSQL. */
  readonly appCores: number;
  readonly databaseCores: number;
  /** GB on the disk of PostgreSQL, without WAL. */
  readonly disk: number;
  /** Rows that the clean-up deletes per second, on average. */
  readonly deletions: number;
}

export function needOf(people: number): Need {
  const activeDays = people * usage.active;
  const perSecond = (each: number) => (activeDays * each * usage.peak) / 86_400;
  const rates = {
    logins: perSecond(usage.logins),
    refreshes: perSecond(usage.refreshes),
    verifications: perSecond(usage.verifications),
  };
  const cores = (side: 'app' | 'database') =>
    (rates.logins * cpu.login[side] +
      rates.refreshes * cpu.refresh[side] +
      rates.verifications * cpu.verification[side]) /
    1e6 /
    load;
  const perDay = dailyRows(activeDays);
  const bytes =
    people * rowBytes.person +
    (perDay.session * kept.session * rowBytes.session +
      perDay.refreshToken * kept.refreshToken * rowBytes.refreshToken +
      perDay.event * kept.event * rowBytes.event) *
      bloat +
    perDay.securityEvent * kept.securityEvent * rowBytes.securityEvent;
  return {
    people,
    ...rates,
    appCores: cores('app'),
    databaseCores: cores('database'),
    disk: bytes / 1e9,
    deletions: Object.values(perDay).reduce((sum, rows) => sum + rows, 0) / 86_400,
  };
}

/** Rows that one day adds, and that a later day deletes. A login begins one session, and one ends for each. */
function dailyRows(activePeople: number): Record<keyof typeof kept, number> {
  const logins = activePeople * usage.logins;
  return {
    session: logins,
    refreshToken: activePeople * usage.refreshes + logins,
    securityEvent: logins * 2,
    event: logins * 2,
  };
}

export const sizes = [10_000, 1_000_000, 100_000_000] as const;

const readable = (value: number) =>
  value >= 10 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));

/** @returns the table of docs/capacity.md, as one line of cells per row */
export function capacityRows(): string[][] {
  const needs = sizes.map(needOf);
  const line = (name: string, of: (need: Need) => number) => [
    name,
    ...needs.map((need) => readable(of(need))),
  ];
  return [
    line('logins per second, peak', (need) => need.logins),
    line('refreshes per second, peak', (need) => need.refreshes),
    line('verifications per second, peak', (need) => need.verifications),
    line('cores of gateways and auth-services', (need) => need.appCores),
    line('cores of PostgreSQL', (need) => need.databaseCores),
    line('GB of PostgreSQL, without WAL', (need) => need.disk),
    line('rows deleted per second, average', (need) => need.deletions),
  ];
}
