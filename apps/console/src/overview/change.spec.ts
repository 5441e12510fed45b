import { expect, it } from 'vitest';
import { changeOf } from './change.js';

it.each([
  [112, 100, '+12%'],
  [50, 100, '-50%'],
  [0, 7, '-100%'],
  [5, 0, '+5'],
  [2_100, 100, '+2,000'],
  [1_001, 1_000, undefined],
  [0, 0, undefined],
  [7, 7, undefined],
])('%i after %i is a change of %s', (now, before, change) => {
  expect(changeOf(now, before, 'en')).toBe(change);
});

it('is written as the language writes it', () => {
  expect(changeOf(112, 100, 'ru')).toMatch(/^\+12\s%$/u);
});
