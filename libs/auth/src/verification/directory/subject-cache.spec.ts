import { beforeEach, describe, expect, it } from 'vitest';
import type { LiveSession } from '../subject.store.js';
import { SubjectCache } from './subject-cache.js';

const live = (sessionId: string, userId: number, permissions = {}): LiveSession => ({
  subject: { sessionId, userId, subject: `subject ${userId}`, permissions },
  unusedTip: null,
  now: 1000,
  expiresAt: 2000,
});

let cache: SubjectCache;
beforeEach(() => void (cache = new SubjectCache(100_000)));

const keep = (...sessions: LiveSession[]) => cache.end(cache.begin(), sessions);
const kept = (...sessionIds: string[]) => sessionIds.filter((sessionId) => cache.recall(sessionId));

describe('cached subjects', () => {
  it('are evicted when their session, their user or everything is named', () => {
    keep(live('a', 1), live('b', 1), live('c', 2), live('d', 3));
    cache.invalidate('sd');
    expect(kept('a', 'b', 'c', 'd')).toEqual(['a', 'b', 'c']);
    cache.invalidate('u1');
    expect(kept('a', 'b', 'c', 'd')).toEqual(['c']);
    cache.invalidate('*');
    expect(kept('a', 'b', 'c', 'd')).toEqual([]);
  });

  it('are evicted by a notification that cannot be parsed', () => {
    keep(live('a', 1));
    cache.invalidate('');
    expect(kept('a')).toEqual([]);
  });

  it('of a changed user can be cached again', () => {
    keep(live('a', 1), live('b', 1));
    cache.invalidate('u1');
    keep(live('a', 1));
    expect(kept('a', 'b')).toEqual(['a']);
    cache.invalidate('u1');
    expect(kept('a', 'b')).toEqual([]);
  });

  it('are still found by their user after others of the user were replaced or dropped', () => {
    keep(live('a', 1), live('b', 1), live('a', 1));
    cache.invalidate('sb');
    keep(live('a', 1));
    cache.invalidate('u1');
    expect(kept('a', 'b')).toEqual([]);
  });

  it('are bounded in size; the least recently used are evicted first, by their size', () => {
    const permissions = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`thing_${i} read`, true]));
    for (let i = 0; i < 20; i++) {
      keep(live(`large ${i}`, i, permissions));
      cache.recall('large 0');
    }
    const names = Array.from({ length: 20 }, (_, i) => `large ${i}`);
    expect(kept(...names)).toContain('large 0');
    expect(kept(...names)).toContain('large 19');
    expect(kept(...names).length).toBeLessThan(20);
    const huge = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`thing_${i} read`, true]));
    keep(live('huge', 99, huge));
    expect(kept('huge')).toEqual([]);
  });
});

describe('a look-up in progress', () => {
  it.each(['sa', 'u1', '*'])('is not cached if %s was named meanwhile', (named) => {
    const load = cache.begin();
    cache.invalidate(named);
    cache.end(load, [live('a', 1)]);
    expect(kept('a')).toEqual([]);
  });

  it('is cached if others were named meanwhile', () => {
    const load = cache.begin();
    cache.invalidate('sb');
    cache.invalidate('u2');
    cache.end(load, [live('a', 1), live('b', 3), live('c', 2)]);
    expect(kept('a', 'b', 'c')).toEqual(['a']);
  });

  it('that began earlier does not replace the result of a later one', () => {
    const older = cache.begin();
    cache.invalidate('u1');
    keep(live('a', 1));
    cache.invalidate('u1');
    cache.end(older, [live('a', 1)]);
    expect(kept('a')).toEqual([]);
  });

  it('is not cached if more was named meanwhile than can be recorded', () => {
    const load = cache.begin();
    for (let i = 0; i <= 1_000; i++) cache.invalidate(`u${i + 10}`);
    cache.end(load, [live('a', 1)]);
    expect(kept('a')).toEqual([]);
  });
});
