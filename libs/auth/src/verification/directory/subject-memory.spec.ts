import { beforeEach, describe, expect, it } from 'vitest';
import type { LiveSession } from '../subject.store.js';
import { SubjectMemory } from './subject-memory.js';

const live = (sessionId: string, userId: number, permissions = {}): LiveSession => ({
  subject: { sessionId, userId, subject: `subject ${userId}`, permissions },
  unusedTip: null,
  now: 1000,
  expiresAt: 2000,
});

let memory: SubjectMemory;
beforeEach(() => void (memory = new SubjectMemory(100_000)));

const keep = (...sessions: LiveSession[]) => memory.end(memory.begin(), sessions);
const kept = (...sessionIds: string[]) => sessionIds.filter((sessionId) => memory.recall(sessionId));

describe('what is remembered', () => {
  it('is forgotten when its session, its user or everybody is named', () => {
    keep(live('a', 1), live('b', 1), live('c', 2), live('d', 3));
    memory.invalidate('sd');
    expect(kept('a', 'b', 'c', 'd')).toEqual(['a', 'b', 'c']);
    memory.invalidate('u1');
    expect(kept('a', 'b', 'c', 'd')).toEqual(['c']);
    memory.invalidate('*');
    expect(kept('a', 'b', 'c', 'd')).toEqual([]);
  });

  it('is forgotten at a word that is not understood', () => {
    keep(live('a', 1));
    memory.invalidate('');
    expect(kept('a')).toEqual([]);
  });

  it('of a user that changed can be learned again', () => {
    keep(live('a', 1), live('b', 1));
    memory.invalidate('u1');
    keep(live('a', 1));
    expect(kept('a', 'b')).toEqual(['a']);
    memory.invalidate('u1');
    expect(kept('a', 'b')).toEqual([]);
  });

  it('is still found by its user after others of theirs were replaced or dropped', () => {
    keep(live('a', 1), live('b', 1), live('a', 1));
    memory.invalidate('sb');
    keep(live('a', 1));
    memory.invalidate('u1');
    expect(kept('a', 'b')).toEqual([]);
  });

  it('has room for so much; what was not seen for longest goes first, the larger the more', () => {
    const permissions = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`thing_${i} read`, true]));
    for (let i = 0; i < 20; i++) {
      keep(live(`large ${i}`, i, permissions));
      memory.recall('large 0');
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

describe('what was being loaded', () => {
  it.each(['sa', 'u1', '*'])('while %s was named is not kept', (named) => {
    const load = memory.begin();
    memory.invalidate(named);
    memory.end(load, [live('a', 1)]);
    expect(kept('a')).toEqual([]);
  });

  it('while others were named is kept', () => {
    const load = memory.begin();
    memory.invalidate('sb');
    memory.invalidate('u2');
    memory.end(load, [live('a', 1), live('b', 3), live('c', 2)]);
    expect(kept('a', 'b', 'c')).toEqual(['a']);
  });

  it('by an older load does not come back after a newer one was told better', () => {
    const older = memory.begin();
    memory.invalidate('u1');
    keep(live('a', 1));
    memory.invalidate('u1');
    memory.end(older, [live('a', 1)]);
    expect(kept('a')).toEqual([]);
  });

  it('while more was named than can be noted is not kept', () => {
    const load = memory.begin();
    for (let i = 0; i <= 1_000; i++) memory.invalidate(`u${i + 10}`);
    memory.end(load, [live('a', 1)]);
    expect(kept('a')).toEqual([]);
  });
});
