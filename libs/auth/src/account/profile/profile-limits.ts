/** Length limits of profile fields for HTTP and the import; equal to the column lengths where those have one. */
import { fault, type FieldFault } from '#errors';
import { unstorable } from '#text';

/** In code points. */
export const profileLimits = {
  first_name: 100,
  last_name: 100,
  surname: 100,
  citizenship: 100,
  military: 255,
  place_birth: 255,
  position: 255,
  snils: 14,
  gis_uid: 100,
  hcs_uid: 100,
  name: 100,
  address: 1000,
} as const;

/** Room names per tenant, and code points per name. */
export const mostRooms = 100;
export const longestRoom = 11;

/** UTF-16 code units of JSON. */
const longestBankDetails = 10_000;

/**
 * @returns the fault of bank details
 * @param json JSON text, with or without whitespace between tokens
 */
export function bankDetailsFault(json: string): FieldFault | undefined {
  if (json.length <= longestBankDetails) return undefined;
  // PostgreSQL's formatting at most doubles the length. Whitespace between tokens does not count, whitespace in strings
  // does.
  const isTooLong =
    json.length > 2 * longestBankDetails ||
    json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1').length > longestBankDetails;
  return isTooLong ? fault('json_too_long', { max: longestBankDetails }) : undefined;
}

/** @returns the fault of JSON whose strings or member names PostgreSQL cannot store */
export function jsonFault(value: unknown): FieldFault | undefined {
  if (typeof value === 'string') return unstorable(value);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value)
    .map(([name, item]) => unstorable(name) ?? jsonFault(item))
    .find((found) => found !== undefined);
}
