import { beforeEach, describe, expect, it } from 'vitest';
import { Backlog } from './backlog.js';

let now: number;
let backlog: Backlog;

beforeEach(() => {
  now = 0;
  backlog = new Backlog(() => now);
});

const partition = { topic: 'requests', partition: 0 };
const observe = (next: number, end: number, at: number) => {
  now = at;
  backlog.observe([{ ...partition, next: BigInt(next), end: BigInt(end) }]);
};

describe('Backlog', () => {
  it('measures the standstill of a partition from the observation of its current offset', () => {
    observe(5, 9, 1_000);
    expect(backlog.longest).toBe(0);
    observe(5, 12, 31_000);
    expect([backlog.longest, backlog.stuckFor(partition)]).toEqual([30_000, 30_000]);
  });

  it('reports no standstill of a partition that moves slowly', () => {
    observe(5, 9, 1_000);
    observe(6, 900, 61_000);
    expect(backlog.longest).toBe(0);
  });

  it('reports no standstill of a partition without pending messages', () => {
    observe(5, 9, 1_000);
    observe(9, 9, 31_000);
    observe(9, 9, 91_000);
    expect(backlog.longest).toBe(0);
  });

  it('restarts the measurement of a partition after reset()', () => {
    observe(5, 9, 1_000);
    observe(5, 9, 31_000);
    backlog.reset(partition);
    expect(backlog.longest).toBe(0);
    observe(5, 9, 41_000);
    expect(backlog.longest).toBe(0);
  });

  it('does not count the time since the last observation', () => {
    observe(5, 9, 1_000);
    observe(5, 9, 11_000);
    now = 500_000;
    expect(backlog.longest).toBe(10_000);
  });

  it('drops a partition that is missing from an observation', () => {
    observe(5, 9, 1_000);
    observe(5, 9, 11_000);
    backlog.observe([]);
    expect(backlog.longest).toBe(0);
  });
});
