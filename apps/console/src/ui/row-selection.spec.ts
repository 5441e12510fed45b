import { describe, expect, it } from 'vitest';
import { keysBetween } from './row-selection.js';

describe('the rows that Shift selects', () => {
  it.each([
    ['down', 2, 4, [2, 3, 4]],
    ['up', 4, 2, [2, 3, 4]],
    ['of one row', 3, 3, [3]],
    ['from a row of another page', 3, 9, [3]],
  ])('are those between both ends: %s', (_, one, other, keys) => {
    expect(keysBetween([1, 2, 3, 4, 5], one, other)).toEqual(keys);
  });
});
