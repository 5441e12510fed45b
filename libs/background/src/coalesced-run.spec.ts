import { describe, expect, it, vi } from 'vitest';
import { CoalescedRun } from './coalesced-run.js';

describe('a coalesced run', () => {
  it('answers calls that wait with one run, and calls during a run with the next one', async () => {
    const releases: (() => void)[] = [];
    let runs = 0;
    const coalesced = new CoalescedRun(async () => {
      const number = ++runs;
      await new Promise<void>((resolve) => releases.push(resolve));
      return number;
    });
    const [first, second] = [coalesced.run(), coalesced.run()];
    await vi.waitFor(() => expect(releases).toHaveLength(1));
    const [third, fourth] = [coalesced.run(), coalesced.run()];
    releases.shift()!();
    await vi.waitFor(() => expect(releases).toHaveLength(1));
    releases.shift()!();
    expect(await Promise.all([first, second, third, fourth])).toEqual([1, 1, 2, 2]);
  });

  it('runs again after a failure, which only its own callers get', async () => {
    const task = vi.fn(async () => 'loaded');
    task.mockRejectedValueOnce(new Error('away'));
    const coalesced = new CoalescedRun(task);
    const failed = coalesced.run();
    await expect(failed).rejects.toThrow('away');
    await expect(coalesced.run()).resolves.toBe('loaded');
  });

  it('keeps the interval between the starts of two runs', async () => {
    const starts: number[] = [];
    const coalesced = new CoalescedRun(async () => void starts.push(performance.now()), 30);
    await coalesced.run();
    await coalesced.run();
    // The task runs some microseconds after the start that counts.
    expect(starts[1]! - starts[0]!).toBeGreaterThanOrEqual(29);
  });
});
