/**
 * The rules for new passwords on every entry point (NIST SP 800-63B-4, 3.1.1.2): long enough, not a common
 * password, not made of public data of the account. There is no other rule, and existing passwords are not checked again.
 */
import { fault, type FieldFault } from '#errors';
import { unstorable } from '#text';
import { canonicalPassword } from './canonical-password.js';
import { isMadeOfContext } from './context-words.js';
import { resemblesEmail } from './email-similarity.js';
import { withoutSeparators } from './folded-text.js';
import { isFrequentPassword } from './frequent-passwords.js';
import { isGuessableDate } from './guessable-date.js';
import { isGuessablePattern } from './guessable-pattern.js';

/** Code points of the canonical form; the setting `PASSWORD_MIN_LENGTH` can only raise the minimum. */
export const passwordLength = { min: 8, max: 128 };

/** Maximum UTF-16 units of a text whose canonical form can have 128 code points; longer text is not examined. */
const farTooLong = 8 * passwordLength.max;

export interface PasswordSetting {
  /** Email of the account. */
  readonly email: string;
  /** Code points. */
  readonly minLength: number;
  /** Names of the user, the company and the service, of one or more words. */
  readonly known?: readonly string[];
}

/** @returns a fault for each broken rule; the other rules are checked only if the length is right */
export function passwordFaults(
  password: string,
  { email, minLength, known = [] }: PasswordSetting,
): FieldFault[] {
  const { max } = passwordLength;
  const tooLong = fault('password_too_long', { max });
  if (password.length > farTooLong) return [tooLong];
  const found = unstorable(password);
  if (found) return [found];

  const canonical = canonicalPassword(password);
  const length = [...canonical].length;
  if (length > max) return [tooLong];
  if (length < minLength) return [fault('password_too_short', { min: minLength })];
  const faults = [];
  const readings = withoutSeparators(canonical);
  if (readings.some(isFrequentPassword)) faults.push(fault('password_frequent'));
  else if (isGuessableDate(canonical)) faults.push(fault('password_date'));
  else if (readings.some(isGuessablePattern)) faults.push(fault('password_pattern'));
  if (readings.some((reading) => isMadeOfContext(reading, known))) faults.push(fault('password_like_name'));
  if (resemblesEmail(canonical, email)) faults.push(fault('password_like_email'));
  return faults;
}
