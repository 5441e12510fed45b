import { describe, expect, it } from 'vitest';
import { ActivityCounters } from './activity-counters.js';

const hour = Date.UTC(2026, 10, 28, 12);

function countersAt(start: number) {
  let now = start;
  return { counters: new ActivityCounters(() => now), setClock: (to: number) => void (now = to) };
}

describe('the counters of activity', () => {
  it('return each count once, by kind and outcome', () => {
    const { counters } = countersAt(hour + 5);
    counters.count('password_login', 'rejected');
    counters.count('password_login', 'rejected');
    counters.count('refresh', 'rotated');
    expect(counters.take()).toEqual([
      { hour: new Date(hour), kind: 'password_login', outcome: 'rejected', count: 2 },
      { hour: new Date(hour), kind: 'refresh', outcome: 'rotated', count: 1 },
    ]);
    expect(counters.take()).toEqual([]);
    counters.count('refresh', 'rotated');
    expect(counters.take()).toEqual([
      { hour: new Date(hour), kind: 'refresh', outcome: 'rotated', count: 1 },
    ]);
  });

  it('keep counts before the full hour apart from those at it', () => {
    const { counters, setClock } = countersAt(hour);
    setClock(hour + 3_599_999);
    counters.count('mail', 'sent');
    setClock(hour + 3_600_000);
    counters.count('mail', 'sent');
    expect(counters.take().map((counted) => counted.hour.getTime())).toEqual([hour, hour + 3_600_000]);
  });

  it('count in the hour of the clock when it is set back or jumps ahead', () => {
    const { counters, setClock } = countersAt(hour);
    for (const at of [hour - 1, hour + 90_000_000]) {
      setClock(at);
      counters.count('mail', 'failed');
    }
    expect(counters.take().map((counted) => counted.hour.getTime())).toEqual([
      hour - 3_600_000,
      hour + 90_000_000,
    ]);
  });
});
