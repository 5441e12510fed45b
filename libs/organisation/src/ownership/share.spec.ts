import { describe, expect, it } from 'vitest';
import { parseShare } from './share.js';

describe('a share', () => {
  it.each([
    ['1', '1.0000000000'],
    ['1.000', '1.0000000000'],
    ['0.5', '0.5000000000'],
    ['.25', '0.2500000000'],
    ['0.3333333333', '0.3333333333'],
    [1, '1.0000000000'],
    [0.1, '0.1000000000'],
    [0.3333333333, '0.3333333333'],
    [1e-10, '0.0000000001'],
  ])('may be %j', (given, share) => {
    expect(parseShare(given)).toBe(share);
  });

  it.each([
    '',
    '0',
    '0.0',
    '1.1',
    '-0.5',
    '0.33333333333',
    '1e-1',
    '1/3',
    ' 0.5',
    '0x1',
    'NaN',
    0,
    -1,
    1.5,
    1e-11,
    1 / 3,
    NaN,
    Infinity,
    null,
    undefined,
    true,
    [0.5],
  ])('may not be %j', (given) => {
    expect(parseShare(given)).toBeUndefined();
  });
});
