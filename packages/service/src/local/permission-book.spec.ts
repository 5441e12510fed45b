import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../ask/asker.js';
import { PermissionBook } from './permission-book.js';

const before = { is_active: true, 'crm_button read': true };
const after = { is_active: true, 'crm_button read': false };
let book: PermissionBook;

const known = (userId = 7) => book.get(userId, Date.now());
const learn = (permissions = before, userId = 7) => book.learn(7, async () => ({ userId, permissions }));
const tell = (fields: object) =>
  book.onMessage({ value: Buffer.from(JSON.stringify({ id: 'e', version: 1, user_id: 7, ...fields })) });
const change = (permissions: object, at = Date.now()) =>
  tell({ type: 'token-claims-change', time: new Date(at).toISOString(), data: { permissions } });

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000 });
  book = new PermissionBook(2);
});
afterEach(() => void vi.useRealTimers());

describe('what somebody may do', () => {
  it('is known once it was asked', async () => {
    expect(known()).toBeUndefined();
    expect(await learn()).toEqual(before);
    expect(known()).toEqual(before);
  });

  it('is asked for again after ten minutes, changed or not', async () => {
    await learn();
    vi.advanceTimersByTime(599_000);
    expect(known()).toEqual(before);
    vi.advanceTimersByTime(2_000);
    expect(known()).toBeUndefined();
  });

  it('is not learned from an answer about somebody else, nor from a refusal', async () => {
    expect(await learn(before, 8)).toBeUndefined();
    expect(await book.learn(7, async () => undefined)).toBeUndefined();
    expect([known(7), known(8)]).toEqual([undefined, undefined]);
  });

  it('makes room for others', async () => {
    for (const userId of [1, 2, 3]) await book.learn(userId, async () => ({ userId, permissions: before }));
    expect([1, 2, 3].map((userId) => known(userId))).toEqual([undefined, before, before]);
  });
});

describe('after an interruption', () => {
  it('nothing is known, and an answer that was under way is good once and not kept', async () => {
    await learn();
    let answer: (it: Answer) => void = () => undefined;
    const learned = book.learn(7, () => new Promise((resolve) => (answer = resolve)));
    book.clear();
    answer({ userId: 7, permissions: before });
    expect(await learned).toEqual(before);
    expect(known()).toBeUndefined();
  });
});

describe('a change', () => {
  it('that is newer than what was asked is what holds', async () => {
    await learn();
    vi.advanceTimersByTime(60_000);
    change(after);
    expect(known()).toEqual(after);
  });

  it('that may be older than what was asked, as far as clocks can tell, has it asked again', async () => {
    await learn();
    change(after, Date.now() + 5_000);
    expect(known()).toBeUndefined();
  });

  it('that is heard while the answer is under way leaves the answer for a second only', async () => {
    let answer: (it: Answer) => void = () => undefined;
    const learned = book.learn(7, () => new Promise((resolve) => (answer = resolve)));
    change(after);
    answer({ userId: 7, permissions: before });
    expect(await learned).toEqual(before);
    vi.advanceTimersByTime(1_001);
    expect(known()).toBeUndefined();
  });

  it('leaves what is asked soon after it for a second only, until ten seconds are over', async () => {
    change(after);
    vi.advanceTimersByTime(5_000);
    await learn();
    vi.advanceTimersByTime(1_001);
    expect(known()).toBeUndefined();
    vi.advanceTimersByTime(4_000);
    await learn();
    vi.advanceTimersByTime(60_000);
    expect(known()).toEqual(before);
  });

  it.each([
    ['an account that is disabled', { type: 'account-disabled', data: { reason: 'deactivated' } }],
    ['an account that is purged', { type: 'account-purged', data: {} }],
    [
      'permissions of another form',
      { type: 'token-claims-change', time: '2100-01-01T00:00:00Z', data: { permissions: ['x'] } },
    ],
    ['a change without a time', { type: 'token-claims-change', data: { permissions: after } }],
  ])('by %s has it asked again', async (_, fields) => {
    await learn();
    tell(fields);
    expect(known()).toBeUndefined();
  });

  it.each([
    ['of somebody else', { type: 'token-claims-change', user_id: 8, data: { permissions: after } }],
    ['of something else', { type: 'session-established', data: { sid: 's' } }],
  ])('%s changes nothing', async (_, fields) => {
    await learn();
    tell(fields);
    book.onMessage({ value: null });
    book.onMessage({ value: Buffer.from('"type":"account-') });
    expect(known()).toEqual(before);
  });
});
