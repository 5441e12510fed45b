/** The passwords people choose most, from leaks: what a guesser tries first. Works offline. */
import { dictionary } from '@zxcvbn-ts/language-common';

/** 49,233 of them, in lower case; the 20,000 commonest are among them (OWASP ASVS 5.0, 6.2.4). */
const frequent: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** @param password in canonical form; its case, and blanks around it, make no difference */
export function isFrequentPassword(password: string): boolean {
  return frequent.has(password.trim().toLowerCase());
}
