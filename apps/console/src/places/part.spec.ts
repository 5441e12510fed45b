/** What people type as the size of a share. */
import { expect, it } from 'vitest';
import { partIn, percentOf } from './part.js';

it.each([
  ['25', '0.2500000000'],
  ['12,5 %', '0.1250000000'],
  ['100%', '1.0000000000'],
  ['1/3', '0.3333333333'],
  ['2 / 4', '0.5000000000'],
])('reads %s as %s', (typed, part) => {
  expect(partIn(typed)).toBe(part);
});

it.each(['', 'half', '1/0', '-5'])('leaves %j for the API to refuse', (typed) => {
  expect(partIn(typed)).toBe(typed);
});

it.each([
  ['0.2500000000', 'en', '25%'],
  ['0.3333333333', 'en', '33.33333333%'],
  ['0.1250000000', 'ru', '12,5\u{a0}%'],
])('shows %s in %s as %s', (part, language, shown) => {
  expect(percentOf(part, language)).toBe(shown);
});
