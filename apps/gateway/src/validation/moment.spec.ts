import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { IsMoment } from './moment.js';

class Query {
  @IsMoment()
  at!: unknown;
}

const read = (at: unknown) => {
  const query = plainToInstance(Query, { at });
  return validateSync(query).length === 0 ? query.at : undefined;
};

describe('a moment', () => {
  it.each([
    ['2027-01-31T12:00:00Z', '2027-01-31T12:00:00.000Z'],
    ['2027-01-31T12:00+03:00', '2027-01-31T09:00:00.000Z'],
    ['2028-02-29T23:59:59.999-05:30', '2028-03-01T05:29:59.999Z'],
  ])('%s is %s', (text, moment) => {
    expect(read(text)).toEqual(new Date(moment));
  });

  it.each([
    '2027-01-31',
    '2027-01-31T12:00:00',
    '2027-02-29T12:00:00Z',
    '2027-13-01T12:00:00Z',
    '2027-00-01T12:00:00Z',
    '2027-01-00T12:00:00Z',
    '2027-01-31T12:61:00Z',
    '+012027-01-31T12:00:00Z',
    'now',
    '',
    '1768000000',
    1_768_000_000,
    ['2027-01-31T12:00:00Z'],
    {},
    true,
  ])('%j is refused', (value) => {
    expect(read(value)).toBeUndefined();
  });
});
