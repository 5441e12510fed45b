/** Rules for fields that hold text. */
import { lineFault, multilineFault, nameFault } from '#auth/core';
import { described, type Rule } from './field-rules.js';

const notText = 'Not a valid string.';
const blank = 'This field may not be blank.';

/** What PostgreSQL cannot store as text: the NUL character, and halves of surrogate pairs. */
export function unstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'Null characters are not allowed.';
  return /\p{Surrogate}/u.test(text) ? 'This text holds a character that does not exist.' : undefined;
}

/** @param max code points, as PostgreSQL counts them */
function excess(text: string, max: number): string | undefined {
  // A code point has two units at the most: what is longer than that need not be counted.
  const tooLong = text.length > 2 * max || (text.length > max && [...text].length > max);
  return tooLong ? `Ensure this field has no more than ${max} characters.` : undefined;
}

/** Text that may be blank. */
export const text = (max: number): Rule =>
  described({ type: 'string', maxLength: max }, (value) =>
    typeof value === 'string' ? (unstorable(value) ?? excess(value, max)) : notText,
  );

/** Text with something to read in it. */
export const words = (max: number): Rule =>
  described({ type: 'string', minLength: 1, maxLength: max }, (value) =>
    typeof value === 'string' && value.trim() === '' ? blank : text(max)(value),
  );

/** Text on one line that may be blank, such as an address. */
export const line = (max: number): Rule =>
  described({ type: 'string', maxLength: max }, (value) =>
    typeof value === 'string' ? lineFault(value, max) : notText,
  );

/** Text on one line that says something, such as a name. */
export const name = (max: number): Rule =>
  described({ type: 'string', minLength: 1, maxLength: max }, (value) =>
    typeof value === 'string' ? nameFault(value, max) : notText,
  );

/** Text of several lines that may be blank, such as a comment. */
export const multiline = (max: number): Rule =>
  described({ type: 'string', maxLength: max }, (value) =>
    typeof value === 'string' ? multilineFault(value, max) : notText,
  );

/** Text of at least one character, blanks counted: as passwords are. */
export const characters = (max: number): Rule =>
  described({ type: 'string', minLength: 1, maxLength: max }, (value) =>
    value === '' ? blank : text(max)(value),
  );

export const oneOf = (...values: string[]): Rule =>
  described({ type: 'string', enum: values }, (value) =>
    values.some((known) => known === value) ? undefined : `Must be one of: ${values.join(', ')}.`,
  );
