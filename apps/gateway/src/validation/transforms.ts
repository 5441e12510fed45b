/** Convert text, which queries and forms send for every value. Text that they cannot convert stays unchanged. */
import { Transform } from 'class-transformer';
import { parseIfText } from '../body/json-text.js';

const booleans: ReadonlyMap<unknown, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

export const ToBoolean = () => Transform(({ value }) => booleans.get(value) ?? (value as unknown));

export const ToInteger = () =>
  Transform(({ value }) =>
    typeof value === 'string' && /^-?\d{1,300}$/.test(value) ? Number(value) : (value as unknown),
  );

/** Accepts a single item in place of a list. */
export const ToList = () =>
  Transform(({ value }) => (value == null || Array.isArray(value) ? (value as unknown) : [value]));

/** A list, JSON text of a list, or a single item. */
export const ToListFromForm = () =>
  Transform(({ value }) => {
    if (typeof value !== 'string') return value as unknown;
    return value.startsWith('[') ? parseIfText(value) : [value];
  });

/** @throws CodedError `request.too_deep` or `request.malformed` for JSON text that exceeds the limits of a body */
export const ToJson = () => Transform(({ value }) => parseIfText(value));
