import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Revocations } from './revocations.js';

const claims = { token_type: 'access', user_id: 7, sub: 'u', sid: 's-1', iat: 1000, exp: 1600 } as const;
let revocations: Revocations;

const onMessage = (key: string | null, value: object | string | null) =>
  revocations.onMessage({
    key: key === null ? null : Buffer.from(key),
    value: value === null ? null : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  });

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  revocations = new Revocations();
});

afterEach(() => {
  revocations.close();
  vi.useRealTimers();
});

describe('a revocation', () => {
  it('of a session kills each of its tokens, whenever issued, and no other', () => {
    onMessage('session:s-1', { not_before: 900, expires: 2000 });
    expect(revocations.isRevoked(claims)).toBe(true);
    expect(revocations.isRevoked({ ...claims, sid: 's-2' })).toBe(false);
  });

  it.each([
    [999, true],
    [1000, true],
    [1001, false],
  ])('of a user until 1000 meets a token issued at %i: %j', (iat, revoked) => {
    onMessage('user:7', { not_before: 1000, expires: 2000 });
    expect(revocations.isRevoked({ ...claims, iat })).toBe(revoked);
    expect(revocations.isRevoked({ ...claims, iat, user_id: 8 })).toBe(false);
  });

  it('is taken back by its tombstone', () => {
    onMessage('session:s-1', { not_before: 900, expires: 2000 });
    onMessage('session:s-1', null);
    expect(revocations.isRevoked(claims)).toBe(false);
  });

  it.each([['text'], ['{}'], ['null'], ['{"not_before":"1","expires":2}']])(
    'that cannot be read (%s) is the widest its key can mean',
    (value) => {
      onMessage('session:s-1', value);
      onMessage('user:8', value);
      expect(revocations.isRevoked(claims)).toBe(true);
      expect(revocations.isRevoked({ ...claims, sid: 's-2', user_id: 8, iat: 5_000_000 })).toBe(true);
    },
  );

  it('of something unknown is none', () => {
    onMessage('key:7', { not_before: 1000, expires: 2000 });
    onMessage(null, { not_before: 1000, expires: 2000 });
    expect(revocations.size).toBe(0);
  });

  it('is forgotten a while after its end, when no such token lives', () => {
    onMessage('session:s-1', { not_before: 900, expires: 1010 });
    onMessage('user:7', { not_before: 900, expires: 5000 });
    vi.advanceTimersByTime(60_000);
    expect(revocations.size).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(revocations.size).toBe(1);
  });
});
