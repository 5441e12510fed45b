import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../test/support/database/migrated-database.js';
import { admin, actorFor, staff } from '../../../test/support/database/user-rows.js';
import { ReadStatistics, type StatisticsRequest } from './read-statistics.js';

const database = migratedDatabase();
let statistics: ReadStatistics;

beforeAll(() => (statistics = new ReadStatistics(database())));
beforeEach(() => database().query('DELETE FROM hourly_activity'));

async function counted(hour: string, count: number, outcome = 'succeeded'): Promise<void> {
  await database().query(`INSERT INTO hourly_activity VALUES ($1, 'password_login', $2, $3)`, [
    hour,
    outcome,
    count,
  ]);
}

async function read(request: Omit<StatisticsRequest, 'from' | 'to'> & { from?: string; to?: string }) {
  const { from, to, ...rest } = request;
  return statistics.execute(admin, {
    ...rest,
    from: from ? new Date(from) : undefined,
    to: to ? new Date(to) : undefined,
  });
}

async function logins(request: Parameters<typeof read>[0]): Promise<[start: string, count: number][]> {
  const { steps, series } = await read(request);
  const { counts } = series.find(
    ({ kind, outcome }) => kind === 'password_login' && outcome === 'succeeded',
  )!;
  return steps.map((start, index) => [start.toISOString(), counts[index]!]);
}

describe('the statistics by hours', () => {
  it('have every hour that the period touches, with zero where nothing happened', async () => {
    await counted('2026-11-28T10:00:00Z', 3);
    await counted('2026-11-28T12:00:00Z', 5);
    await counted('2026-11-28T13:00:00Z', 7);
    expect(await logins({ from: '2026-11-28T10:30:00Z', to: '2026-11-28T13:00:00Z' })).toEqual([
      ['2026-11-28T10:00:00.000Z', 3],
      ['2026-11-28T11:00:00.000Z', 0],
      ['2026-11-28T12:00:00.000Z', 5],
    ]);
  });

  it('are those of the last 24 hours by default, the current one included', async () => {
    const { steps, series } = await read({});
    expect(steps).toHaveLength(24);
    expect(Date.now() - steps.at(-1)!.getTime()).toBeLessThan(3_600_000 + 60_000);
    expect(series.every(({ counts }) => counts.length === 24)).toBe(true);
  });
});

describe('the statistics by days', () => {
  it('begin at midnight of the time zone, also on days of 23 and 25 hours', async () => {
    await counted('2026-03-28T22:00:00Z', 1);
    await counted('2026-03-28T23:00:00Z', 2);
    await counted('2026-03-29T21:00:00Z', 4);
    await counted('2026-03-29T22:00:00Z', 8);
    const zone = { step: 'day', timeZone: 'Europe/Berlin' } as const;
    expect(await logins({ ...zone, from: '2026-03-28T12:00:00Z', to: '2026-03-30T12:00:00Z' })).toEqual([
      ['2026-03-27T23:00:00.000Z', 1],
      ['2026-03-28T23:00:00.000Z', 6],
      ['2026-03-29T22:00:00.000Z', 8],
    ]);
    await counted('2026-10-25T22:00:00Z', 16);
    expect(await logins({ ...zone, from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' })).toEqual([
      ['2026-10-24T22:00:00.000Z', 16],
    ]);
  });

  it('count the hour that midnight divides for the day before', async () => {
    await counted('2026-11-28T18:00:00Z', 1);
    await counted('2026-11-28T19:00:00Z', 2);
    const zone = { step: 'day', timeZone: 'Asia/Kolkata' } as const;
    expect(await logins({ ...zone, from: '2026-11-28T00:00:00Z', to: '2026-11-28T20:00:00Z' })).toEqual([
      ['2026-11-27T18:30:00.000Z', 1],
      ['2026-11-28T18:30:00.000Z', 2],
    ]);
  });

  it('exist where a day has no midnight', async () => {
    const zone = { step: 'day', timeZone: 'Africa/Cairo' } as const;
    const days = await logins({ ...zone, from: '2026-04-23T12:00:00Z', to: '2026-04-25T12:00:00Z' });
    expect(days.map(([start]) => start)).toEqual([
      '2026-04-22T22:00:00.000Z',
      '2026-04-23T22:00:00.000Z',
      '2026-04-24T21:00:00.000Z',
    ]);
  });

  it('are those of 30 days by default', async () => {
    expect((await read({ step: 'day' })).steps).toHaveLength(30);
  });
});

describe('a period', () => {
  it.each<[string, Parameters<typeof read>[0], string]>([
    ['that ends before it begins', { from: '2026-11-28T10:00:00Z', to: '2026-11-28T09:00:00Z' }, 'from'],
    ['without length', { from: '2026-11-28T10:00:00Z', to: '2026-11-28T10:00:00Z' }, 'from'],
    ['of more than 744 hours', { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:01Z' }, 'from'],
    [
      'of more than 400 days',
      { step: 'day', from: '2025-01-01T00:00:00Z', to: '2026-11-01T00:00:00Z' },
      'from',
    ],
    ['in an unknown time zone', { step: 'day', timeZone: 'Europe/Atlantis' }, 'time_zone'],
    ['in an offset', { step: 'day', timeZone: '+03:00' }, 'time_zone'],
    ['in a time zone with SQL', { step: 'day', timeZone: `UTC'; DROP TABLE users; --` }, 'time_zone'],
    ['in an empty time zone', { timeZone: '' }, 'time_zone'],
  ])('%s is refused', async (_, request, field) => {
    await expect(read(request)).rejects.toMatchObject({
      code: 'request.invalid_fields',
      publicBody: { [field]: expect.any(Array) },
    });
  });

  it.each(['Europe/Moscow', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3', 'UTC', 'Asia/Kathmandu'])(
    'in the time zone %s is read',
    async (timeZone) => {
      expect((await read({ step: 'day', timeZone })).timeZone).toBe(timeZone);
    },
  );

  it('of the longest length, and of the first years, is read', async () => {
    const longest = { from: '2026-10-01T00:30:00Z', to: '2026-11-01T00:30:00Z' };
    expect((await read(longest)).steps).toHaveLength(745);
    expect((await read({ to: '0001-01-01T00:00:00Z', step: 'day' })).steps).toHaveLength(30);
    expect((await read({ to: '9999-12-31T23:59:59Z' })).steps).toHaveLength(24);
  });
});

it.each([['staff', staff] as const, ['a user', actorFor(3)] as const])(
  '%s may not read them',
  async (_, actor) => {
    await expect(statistics.execute(actor, {})).rejects.toMatchObject({ code: 'authorization.refused' });
  },
);
