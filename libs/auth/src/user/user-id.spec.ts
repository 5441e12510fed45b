import { describe, expect, it } from 'vitest';
import { parseUserId } from './user-id.js';

describe('a user id', () => {
  it('is a positive number that fits a row', () => {
    expect(parseUserId('1')).toBe(1);
    expect(parseUserId('2147483647')).toBe(2147483647);
  });

  it.each(['', '0', '-1', '+1', '1.5', '1e3', ' 1', '2147483648', '99999999999', 'one', '١', '1;DROP'])(
    'is not %j',
    (text) => {
      expect(parseUserId(text)).toBeUndefined();
    },
  );
});
