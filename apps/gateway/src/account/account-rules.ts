/** Rules for the fields of an account that need more than a length. */
import {
  bankDetailsFault,
  birthDateFault,
  emailFault,
  longestRoom,
  mostRooms,
  passwordFaults,
  passwordLength,
  unstorable,
} from '#auth/core';
import { described, type Rule } from '../body/field-rules.js';
import { line } from '../body/text.js';

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

/** A day of the calendar, alone or with a time. */
export const birthDate = described({ type: 'string', format: 'date', example: '2000-08-25' }, (value) =>
  typeof value === 'string' ? birthDateFault(value) : 'Enter a date as YYYY-MM-DD.',
);

/** Text on one line, or a whole number, which callers of the old service sent for it. */
export const lineOrNumber = (max: number): Rule =>
  described({ type: 'string', maxLength: max }, (value) =>
    line(max)(Number.isSafeInteger(value) ? String(value) : value),
  );

/** A list of room names, or one of them. */
export const rooms = described(
  { type: 'array', items: { type: 'string', maxLength: longestRoom }, maxItems: mostRooms },
  (value) => {
    const names = Array.isArray(value) ? (value as unknown[]) : [value];
    if (names.length > mostRooms) return `Ensure this field has no more than ${mostRooms} items.`;
    return names.map(lineOrNumber(longestRoom)).find((fault) => fault !== undefined);
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

export const bankDetails: Rule = (value) => bankDetailsFault(JSON.stringify(value)) ?? anyJson(value);
