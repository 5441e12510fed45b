/**
 * What a password must be, on every entry point that sets one (NIST SP 800-63B-4, 3.1.1.2): long enough, not among those that
 * everybody tries, not made of what is known of the account. Nothing else is demanded of it. Passwords that were set before are not measured again.
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

/** UTF-16 units beyond which no text has a canonical form of 128 code points; what is longer is not even looked at. */
const farTooLong = 8 * passwordLength.max;

export interface PasswordSetting {
  /** Of the account the password is for. */
  readonly email: string;
  /** Code points. */
  readonly minLength: number;
  /** Names of the person, the company and the service; of one word or several. */
  readonly known?: readonly string[];
}

/** @returns a fault for each rule the password breaks; only of one that fits is more asked than its length */
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
