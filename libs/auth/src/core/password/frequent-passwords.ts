/** The passwords people choose most, from leaks: what a guesser tries first (OWASP ASVS 5.0, 6.2.4). Works offline. */
import { readFileSync } from 'node:fs';
import { dictionary } from '@zxcvbn-ts/language-common';
import { folded, unshifted, wordLengths } from './folded-text.js';

/** Characters; what has fewer between its blanks is no word with blanks around it. */
const shortest = 4;

let frequent: ReadonlySet<string> | undefined;

/** Two lists (decision 56), folded. Read at the first new password: most processes judge none. */
function frequentPasswords(): ReadonlySet<string> {
  if (!frequent) {
    const file = new URL('./common-passwords.txt', import.meta.url);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    frequent = new Set([...dictionary['passwords-common'], ...lines].map(folded));
  }
  return frequent;
}

/**
 * Whether a password is one of the lists, by itself or with a year, up to two characters, or both behind it.
 * @param password in canonical form; its case, blanks around it, Shift on the keys of the digits, and the usual
 * substitutions make no difference
 */
export function isFrequentPassword(password: string): boolean {
  const trimmed = password.trim();
  if (trimmed.length < shortest) return false;
  return [trimmed, unshifted(trimmed)].some((spelling) => {
    const text = folded(spelling);
    return wordLengths(spelling).some((length) => frequentPasswords().has(text.slice(0, length)));
  });
}
