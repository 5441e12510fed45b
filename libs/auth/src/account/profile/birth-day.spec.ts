import { describe, expect, it } from 'vitest';
import { birthDateFault, birthDay, dayOfInstant } from './birth-day.js';

const moscow = 'Europe/Moscow';

describe('a birth date', () => {
  it.each([
    ['a day', '2000-08-25', '2000-08-25'],
    ['a time without a zone', '2000-08-25T23:30:00', '2000-08-25'],
    ['a time with its offset', '2000-08-25T12:00:00+03:00', '2000-08-25'],
    ['midnight with its offset, in Vladivostok', '2000-08-25T00:00:00+10:00', '2000-08-25'],
    ['late in the evening with its offset, in New York', '2000-08-25T23:30:00-04:00', '2000-08-25'],
    ['the instant of midnight in a Moscow summer of 2000', '2000-08-24T20:00:00.000Z', '2000-08-25'],
    ['the instant of midnight in a Moscow winter', '1999-12-31T21:00:00Z', '2000-01-01'],
    ['the instant of midnight in Moscow of 2012, UTC+4 all year', '2012-01-31T20:00:00Z', '2012-02-01'],
    ['the instant of midnight in Vladivostok', '2000-08-24T13:00:00.000Z', '2000-08-25'],
    ['the instant of midnight in Kaliningrad', '2000-08-24T21:00:00+00:00', '2000-08-25'],
    ['midnight in UTC', '2000-08-25T00:00:00Z', '2000-08-25'],
    ['noon in UTC', '2000-08-25T11:59:59,5Z', '2000-08-25'],
    ['the end of a month', '2000-02-28T21:00:00Z', '2000-02-29'],
  ])('given as %s, %s, is %s', (_, text, day) => {
    expect(birthDateFault(text)).toBeUndefined();
    expect(birthDay(text, moscow)).toBe(day);
  });

  it.each([
    ['Europe/Berlin', '2000-08-24T22:00:00Z', '2000-08-25'],
    ['Asia/Vladivostok', '2000-08-24T13:00:00Z', '2000-08-25'],
    ['Asia/Vladivostok', '2000-08-25T05:00:00Z', '2000-08-25'],
    ['America/New_York', '2000-08-25T04:00:00Z', '2000-08-25'],
    ['America/New_York', '2000-08-25T16:00:00Z', '2000-08-25'],
    ['UTC', '2000-08-25T00:00:00Z', '2000-08-25'],
  ])('in a deployment of %s, %s is %s', (zone, text, day) => {
    expect(birthDay(text, zone)).toBe(day);
    expect(dayOfInstant(new Date(text), zone)).toBe(day);
  });
});
