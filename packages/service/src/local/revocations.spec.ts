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

describe('Revocations', () => {
  it('revokes all tokens of a session, and no others', () => {
    onMessage('session:s-1', { not_before: 900, expires: 2000 });
    expect(revocations.isRevoked(claims)).toBe(true);
    expect(revocations.isRevoked({ ...claims, sid: 's-2' })).toBe(false);
  });

  it.each([
    [999, true],
    [1000, true],
    [1001, false],
  ])('revokes tokens of a user issued until 1000: issued at %i, revoked %j', (iat, revoked) => {
    onMessage('user:7', { not_before: 1000, expires: 2000 });
    expect(revocations.isRevoked({ ...claims, iat })).toBe(revoked);
    expect(revocations.isRevoked({ ...claims, iat, user_id: 8 })).toBe(false);
  });

  it('removes a revocation on its tombstone', () => {
    onMessage('session:s-1', { not_before: 900, expires: 2000 });
    onMessage('session:s-1', null);
    expect(revocations.isRevoked(claims)).toBe(false);
  });

  it.each([['text'], ['{}'], ['null'], ['{"not_before":"1","expires":2}']])(
    'revokes all tokens of the session or user for a malformed value (%s)',
    (value) => {
      onMessage('session:s-1', value);
      onMessage('user:8', value);
      expect(revocations.isRevoked(claims)).toBe(true);
      expect(revocations.isRevoked({ ...claims, sid: 's-2', user_id: 8, iat: 5_000_000 })).toBe(true);
    },
  );

  it('ignores records with an unknown key', () => {
    onMessage('key:7', { not_before: 1000, expires: 2000 });
    onMessage(null, { not_before: 1000, expires: 2000 });
    expect(revocations.size).toBe(0);
  });

  it('deletes revocations a minute after their expiry', () => {
    onMessage('session:s-1', { not_before: 900, expires: 1010 });
    onMessage('user:7', { not_before: 900, expires: 5000 });
    vi.advanceTimersByTime(60_000);
    expect(revocations.size).toBe(2);
    vi.advanceTimersByTime(60_000);
    expect(revocations.size).toBe(1);
  });
});
