import { beforeEach, describe, expect, it } from 'vitest';
import { ConsumerProgress } from './consumer-progress.js';
import { timings } from './timings.js';

let now: number;
let progress: ConsumerProgress;

beforeEach(() => {
  now = 0;
  progress = new ConsumerProgress(() => now);
});

describe('ConsumerProgress', () => {
  it('is ready only while the consumer is a member of its group', () => {
    expect(progress.health()).toMatchObject({ ready: false, progressing: true });
    progress.join();
    expect(progress.health().ready).toBe(true);
    progress.leave();
    expect(progress.health().ready).toBe(false);
  });

  it('is not ready within 10 s without contact, and not live after much longer, until the next contact', () => {
    progress.join();
    now = timings.unready;
    expect(timings.unready).toBeLessThanOrEqual(10_000);
    expect(progress.health()).toMatchObject({ ready: false, progressing: true, silentFor: timings.unready });
    now = timings.dead;
    expect(progress.health().progressing).toBe(false);
    progress.recordContact();
    expect(progress.health()).toMatchObject({ ready: true, progressing: true });
  });

  it('is stalled after timings.stalled without contact', () => {
    progress.join();
    now = timings.stalled + 1;
    expect(progress.isStalled).toBe(true);
  });

  it('is not live when a partition with pending requests has not moved for timings.stuck', () => {
    progress.join();
    const state = { topic: 'requests', partition: 0, next: 5n, end: 9n };
    progress.backlog.observe([state]);
    now = timings.stuck - 1;
    progress.recordContact();
    progress.backlog.observe([state]);
    expect(progress.health()).toMatchObject({ ready: true, progressing: true });
    now = timings.stuck;
    progress.backlog.observe([state]);
    expect(progress.health()).toMatchObject({ progressing: false, stuckFor: timings.stuck });
    progress.backlog.observe([{ ...state, next: 6n }]);
    expect(progress.health().progressing).toBe(true);
  });

  it('counts answered requests and dead letters', () => {
    progress.count({ answered: 3, deadLettered: 1 });
    progress.count({ answered: 2, deadLettered: 0 });
    expect(progress.health()).toMatchObject({ answered: 5, deadLettered: 1 });
  });
});
