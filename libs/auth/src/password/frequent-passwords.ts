/** The most common passwords of leaks, which attackers try first (OWASP ASVS 5.0, 6.2.4). Works offline. */
import { readFileSync } from 'node:fs';
import { dictionary } from '@zxcvbn-ts/language-common';
import { folded, inOtherLayouts, unshifted, wordLengths } from './folded-text.js';

/** Minimum characters of a word with whitespace around it. */
const shortest = 4;

let frequent: ReadonlySet<string> | undefined;

/** Three lists (decision 56), folded. Read lazily, because most processes check no new password. */
function frequentPasswords(): ReadonlySet<string> {
  if (!frequent) {
    const lists = [linesOf('common-passwords.txt'), linesOf('common-russian-words.txt')];
    frequent = new Set([dictionary['passwords-common'], ...lists].flat().map(folded));
  }
  return frequent;
}

function linesOf(file: string): string[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
}

/**
 * Whether a password is in the lists, alone or followed by a year, up to two characters, or both.
 * @param password in canonical form; its case, surrounding whitespace, the keyboard layout, Shift on the keys of the digits, and
 * the usual substitutions make no difference
 */
export function isFrequentPassword(password: string): boolean {
  const trimmed = password.trim();
  if (trimmed.length < shortest) return false;
  return [trimmed, unshifted(trimmed)].some((spelling) => {
    const texts = [spelling, ...inOtherLayouts(spelling.toLowerCase())].map(folded);
    const lengths = wordLengths(spelling);
    return texts.some((text) => lengths.some((length) => frequentPasswords().has(text.slice(0, length))));
  });
}
