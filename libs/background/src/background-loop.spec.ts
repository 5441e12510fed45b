import { Logger } from '@nestjs/common';
import { describe, expect, it, vi } from 'vitest';
import { BackgroundLoop, type BackgroundLoopOptions } from './background-loop.js';
import { OutageLog } from './outage-log.js';

const hour = 3_600_000;

function loopOf(options: Pick<BackgroundLoopOptions, 'run'> & Partial<BackgroundLoopOptions>) {
  const logger = { log: vi.fn<Logger['log']>(), warn: vi.fn<Logger['warn']>() };
  const outage = new OutageLog(logger, { began: 'Mails wait', ended: 'Mails leave again' });
  return { loop: new BackgroundLoop({ outage, pauseAfterFailure: 0, ...options }), logger };
}

describe('a background loop', () => {
  it('runs again after the pause that the run returns', async () => {
    const pauses = [0, 1, hour];
    const run = vi.fn(async () => pauses.shift()!);
    const { loop } = loopOf({ run });
    loop.start();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3));
    await loop.stop();
    expect(pauses).toEqual([]);
  });

  it('starts once, however often start is called', async () => {
    const run = vi.fn(async () => hour);
    const { loop } = loopOf({ run });
    loop.start();
    loop.start();
    await loop.stop();
    expect(run).toHaveBeenCalledOnce();
  });

  it('begins the next run when it is woken during a pause', async () => {
    const run = vi.fn(async () => hour);
    const { loop } = loopOf({ run });
    loop.start();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1));
    loop.wake();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    await loop.stop();
  });

  it('never overlaps: a wake during a run causes one more run after it', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    let running = 0;
    let most = 0;
    const run = vi.fn(async () => {
      most = Math.max(most, ++running);
      await finished;
      running--;
      return hour;
    });
    const { loop } = loopOf({ run });
    loop.start();
    loop.wake();
    loop.wake();
    expect(run).toHaveBeenCalledTimes(1);
    finish();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
    await loop.stop();
    expect(run).toHaveBeenCalledTimes(2);
    expect(most).toBe(1);
  });

  it('waits for the current run when it is stopped, and starts no other', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const run = vi.fn(() => finished.then(() => 0));
    const { loop } = loopOf({ run });
    loop.start();
    let isStopped = false;
    const stopped = loop.stop().then(() => (isStopped = true));
    await Promise.resolve();
    expect(isStopped).toBe(false);
    finish();
    await stopped;
    expect(run).toHaveBeenCalledOnce();
  });

  it('aborts the signal of the current run when it is stopped, and logs no outage for it', async () => {
    const { loop, logger } = loopOf({
      run: (stopping) =>
        new Promise((_, reject) => stopping.addEventListener('abort', () => reject(stopping.reason))),
    });
    loop.start();
    await loop.stop();
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('logs no end of an outage when a run ends because the loop is stopped', async () => {
    let runs = 0;
    const { loop, logger } = loopOf({
      run: async (stopping) => {
        if (++runs === 1) throw new Error('the server is away');
        await new Promise((resolve) => stopping.addEventListener('abort', resolve));
        return 0;
      },
    });
    loop.start();
    await vi.waitFor(() => expect(runs).toBe(2));
    await loop.stop();
    expect(logger.warn).toHaveBeenCalledOnce();
    expect(logger.log).not.toHaveBeenCalled();
  });

  it('runs nothing when it is stopped before the first run', async () => {
    const run = vi.fn(async () => 0);
    const { loop } = loopOf({ run, initialPause: hour });
    loop.start();
    await loop.stop();
    expect(run).not.toHaveBeenCalled();
  });

  it('logs an outage once when it begins and once when it ends', async () => {
    const cause = new Error('the server is away');
    let failures = 3;
    const run = vi.fn(async () => {
      if (failures-- > 0) throw cause;
      return hour;
    });
    const { loop, logger } = loopOf({ run });
    loop.start();
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(4));
    await loop.stop();
    expect(logger.warn.mock.calls).toEqual([[{ msg: 'Mails wait', err: cause }]]);
    expect(logger.log.mock.calls).toEqual([['Mails leave again']]);
  });

  it('pauses after a failure as long as its error asks for, also when it is woken', async () => {
    const errors: unknown[] = [];
    const run = vi.fn(() => Promise.reject(new Error('gone')));
    const { loop } = loopOf({
      run,
      pauseAfterFailure: ({ error }) => {
        errors.push(error);
        return hour;
      },
    });
    loop.start();
    await vi.waitFor(() => expect(errors).toEqual([new Error('gone')]));
    loop.wake();
    await loop.stop();
    expect(run).toHaveBeenCalledOnce();
  });
});
