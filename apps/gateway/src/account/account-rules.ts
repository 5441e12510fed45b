/** Rules for the fields of an account that need more than a length. */
import { emailFault, passwordFaults, passwordLength } from '#auth/core';
import { described, type Rule } from '../body/field-rules.js';
import { line, unstorable } from '../body/text.js';

export const email = described({ type: 'string', format: 'email', maxLength: 254 }, (value) =>
  typeof value === 'string' ? emailFault(value) : 'Not a valid string.',
);

/** What no setting and no email can make good; the use case, which knows both, asks for the rest. */
export const newPassword = described(
  { type: 'string', format: 'password', minLength: passwordLength.min, maxLength: passwordLength.max },
  (value) => {
    if (typeof value !== 'string') return 'Not a valid string.';
    return passwordFaults(value, { email: '', minLength: passwordLength.min })[0];
  },
);

const isoDate =
  /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d{1,9})?)?(Z|[+-][0-2]\d(:?[0-5]\d)?)?)?$/;
const hours = 3_600_000;

/** A day of the calendar, alone or with a time, from 1900 to what is today anywhere on earth (UTC+14). */
export const birthDate = described({ type: 'string', format: 'date', example: '2000-08-25' }, (value) => {
  const day = typeof value === 'string' ? isoDate.exec(value)?.[1] : undefined;
  if (day === undefined || !isCalendarDay(day)) return 'Enter a date as YYYY-MM-DD.';
  if (day < '1900-01-01') return 'This date is too long ago.';
  const today = new Date(Date.now() + 14 * hours).toISOString().slice(0, 10);
  return day > today ? 'This date is in the future.' : undefined;
});

function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** A list of room names, or one of them. */
export const rooms = described(
  { type: 'array', items: { type: 'string', maxLength: 11 }, maxItems: 100 },
  (value) => {
    const names = Array.isArray(value) ? (value as unknown[]) : [value];
    if (names.length > 100) return 'Ensure this field has no more than 100 items.';
    return names.map(line(11)).find((fault) => fault !== undefined);
  },
);

/** Anything JSON can say that PostgreSQL can store: strings and names inside it are text too. */
export const anyJson: Rule = (value) => {
  if (typeof value === 'string') return unstorable(value);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value)
    .map(([name, item]) => unstorable(name) ?? anyJson(item))
    .find((fault) => fault !== undefined);
};
