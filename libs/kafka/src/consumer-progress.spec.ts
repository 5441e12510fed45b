import { beforeEach, describe, expect, it } from 'vitest';
import { ConsumerProgress } from './consumer-progress.js';
import { timings } from './timings.js';

let now: number;
let progress: ConsumerProgress;

beforeEach(() => {
  now = 0;
  progress = new ConsumerProgress(() => now);
});

describe("the consumer's health", () => {
  it('is not ready before it has joined, and is once it has', () => {
    expect(progress.health()).toMatchObject({ ready: false, progressing: true });
    progress.join();
    expect(progress.health().ready).toBe(true);
    progress.leave();
    expect(progress.health().ready).toBe(false);
  });

  it('is unready within 10 seconds of silence, and wants a restart only after much longer', () => {
    progress.join();
    now = timings.unready;
    expect(timings.unready).toBeLessThanOrEqual(10_000);
    expect(progress.health()).toMatchObject({ ready: false, progressing: true, silentFor: timings.unready });
    now = timings.dead;
    expect(progress.health().progressing).toBe(false);
    progress.sign();
    expect(progress.health()).toMatchObject({ ready: true, progressing: true });
  });

  it('calls for a new consumer when the old one is silent too long', () => {
    progress.join();
    now = timings.stalled + 1;
    expect(progress.stalled).toBe(true);
  });

  it('wants a restart when nothing is done for a minute although requests wait', () => {
    progress.join();
    const state = { topic: 'requests', partition: 0, next: 5n, end: 9n };
    progress.backlog.observe([state]);
    now = timings.stuck - 1;
    progress.sign();
    progress.backlog.observe([state]);
    expect(progress.health()).toMatchObject({ ready: true, progressing: true });
    now = timings.stuck;
    progress.backlog.observe([state]);
    expect(progress.health()).toMatchObject({ progressing: false, stuckFor: timings.stuck });
    progress.backlog.observe([{ ...state, next: 6n }]);
    expect(progress.health().progressing).toBe(true);
  });

  it('counts what was answered and parked', () => {
    progress.count({ answered: 3, parked: 1 });
    progress.count({ answered: 2, parked: 0 });
    expect(progress.health()).toMatchObject({ answered: 5, parked: 1 });
  });
});
