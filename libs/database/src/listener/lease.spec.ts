import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lease, thisMoment } from './lease.js';

describe('a lease', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('is valid from the first answered heartbeat, and expires', () => {
    const lease = new Lease();
    expect(lease.fresh).toBe(false);
    lease.renew(thisMoment(), 1000);
    vi.advanceTimersByTime(700);
    expect(lease.fresh).toBe(true);
    vi.advanceTimersByTime(100);
    expect(lease.fresh).toBe(false);
  });

  it('is in use for five seconds after it was read', () => {
    const lease = new Lease();
    expect(lease.inUse).toBe(false);
    expect(lease.fresh).toBe(false);
    expect(lease.inUse).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(lease.inUse).toBe(false);
  });

  it('calls back once when it is next read', () => {
    const lease = new Lease();
    const asked = vi.fn();
    lease.onceAsked(asked);
    expect(lease.inUse).toBe(false);
    expect(asked).not.toHaveBeenCalled();
    expect([lease.fresh, lease.fresh]).toEqual([false, false]);
    expect(asked).toHaveBeenCalledOnce();
  });

  it('counts from the sending of the heartbeat, not from its answer', () => {
    const lease = new Lease();
    const sent = thisMoment();
    vi.advanceTimersByTime(800);
    lease.renew(sent, 1000);
    expect(lease.fresh).toBe(false);
  });

  it.each([3600, -3600])('ends when the wall clock jumps, as after a sleep: %i s', (seconds) => {
    const lease = new Lease();
    lease.renew(thisMoment(), 1000);
    vi.setSystemTime(Date.now() + seconds * 1000);
    expect(lease.fresh).toBe(false);
  });

  it('returns the time of the database, rounded up by the round trip', () => {
    const lease = new Lease();
    const sent = thisMoment();
    vi.advanceTimersByTime(100);
    lease.renew(sent, 1_700_000_000);
    vi.advanceTimersByTime(200);
    expect(lease.latestDatabaseTime()).toBeCloseTo(1_700_000_000.3, 3);
  });

  it('ends immediately when the connection does', () => {
    const lease = new Lease();
    lease.renew(thisMoment(), 1000);
    lease.end();
    expect(lease.fresh).toBe(false);
  });
});
