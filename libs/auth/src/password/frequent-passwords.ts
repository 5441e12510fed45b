/** The most common passwords of leaks, which attackers try first (OWASP ASVS 5.0, 6.2.4). Works offline. */
import { readFileSync } from 'node:fs';
import { dictionary } from '@zxcvbn-ts/language-common';
import { folded, isVariationOf } from './folded-text.js';

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

/** Whether a password is in the lists, or a variation of a word in them. @param password in canonical form */
export function isFrequentPassword(password: string): boolean {
  return isVariationOf(frequentPasswords(), password);
}
