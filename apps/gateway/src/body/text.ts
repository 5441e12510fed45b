/** Rules for fields that hold text. */
import { excess, lineFault, multilineFault, nameFault, unstorable } from '#auth/core';
import { described, type Rule } from './field-rules.js';

const notText = 'Not a valid string.';
const blank = 'This field may not be blank.';

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
