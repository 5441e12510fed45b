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

describe('a partition with a backlog', () => {
  it('stands still from the first observation on in which it has not moved', () => {
    observe(5, 9, 1_000);
    expect(backlog.longest).toBe(0);
    observe(5, 12, 31_000);
    expect([backlog.longest, backlog.stuckFor(partition)]).toEqual([30_000, 30_000]);
  });

  it('that moves does not stand still, however slowly', () => {
    observe(5, 9, 1_000);
    observe(6, 900, 61_000);
    expect(backlog.longest).toBe(0);
  });

  it('that is read to its end does not stand still', () => {
    observe(5, 9, 1_000);
    observe(9, 9, 31_000);
    observe(9, 9, 91_000);
    expect(backlog.longest).toBe(0);
  });

  it('is excused while it waits for the database', () => {
    observe(5, 9, 1_000);
    observe(5, 9, 31_000);
    backlog.excuse(partition);
    expect(backlog.longest).toBe(0);
    observe(5, 9, 41_000);
    expect(backlog.longest).toBe(0);
  });

  it('counts the time that was observed, and none in which the broker did not answer', () => {
    observe(5, 9, 1_000);
    observe(5, 9, 11_000);
    now = 500_000;
    expect(backlog.longest).toBe(10_000);
  });

  it('is forgotten once another member of the group has it', () => {
    observe(5, 9, 1_000);
    observe(5, 9, 11_000);
    backlog.observe([]);
    expect(backlog.longest).toBe(0);
  });
});
