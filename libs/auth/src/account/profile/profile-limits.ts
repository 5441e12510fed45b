/** How long the fields of a profile may be, over HTTP and in the import: the lengths of the columns, where those have one. */
import { fault, type FieldFault } from '#errors';

/** Code points of text on one line. */
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

/** Names of rooms of one tenant, and code points of each. */
export const mostRooms = 100;
export const longestRoom = 11;

/** Code units of JSON: far more than the details of any account at a bank. */
const longestBankDetails = 10_000;

/**
 * Says what is wrong with bank details.
 * @param json text of JSON, with whitespace between its tokens or without
 */
export function bankDetailsFault(json: string): FieldFault | undefined {
  if (json.length <= longestBankDetails) return undefined;
  // PostgreSQL's whitespace makes text at most twice as long; it does not count, whitespace in strings does.
  const isTooLong =
    json.length > 2 * longestBankDetails ||
    json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1').length > longestBankDetails;
  return isTooLong ? fault('json_too_long', { max: longestBankDetails }) : undefined;
}
