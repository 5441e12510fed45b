/** Whether a password is little more than the email address beside it, which everybody knows. */
import { distance } from 'fastest-levenshtein';

/** Code points that must be left of a password once the email is taken out of it. */
const enoughBesides = 8;

/** Shorter parts of an address say nothing: they stand in too many words. */
const shortestPart = 3;

/** Of a password's letters and digits this share may be mistyped and it is still the email. */
const mistyped = 1 / 4;

const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Two rules, both without regard to case and to how characters are encoded:
 * - Taken out of the password, the address, its two sides and their words (the top-level domain is none) must leave
 *   eight characters. `ivan.petrov2024` leaves four; `pwdtoanotheruser` of another@… leaves nine and is good.
 * - Letters and digits alone, the password must differ from the address, and from each side, in more than a quarter.
 *
 * @param password in canonical form
 */
export function resemblesEmail(password: string, email: string): boolean {
  const parts = partsOf(email.normalize('NFKC').toLowerCase());
  const typed = password.toLowerCase();
  const besides = parts.words.reduce((rest, part) => rest.replaceAll(part, ''), typed);
  if (besides !== typed && [...besides].length < enoughBesides) return true;

  const letters = lettersAndDigits(typed);
  return parts.sides
    .map(lettersAndDigits)
    .some((side) => distance(letters, side) <= letters.length * mistyped && letters !== '');
}

/** @returns the whole and its sides; and with them their words, the longest first */
function partsOf(email: string): { sides: string[]; words: string[] } {
  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, Math.max(at, 0)), email.slice(at + 1)];
  const host = domain.slice(0, Math.max(domain.lastIndexOf('.'), 0)) || domain;
  const sides = [email, local, domain, host].filter((side) => [...side].length >= shortestPart);
  const words = [local, host]
    .flatMap((side) => side.split(/[^\p{L}\p{N}]+/u))
    .filter((word) => [...word].length >= shortestPart);
  return { sides, words: [...sides, ...words].toSorted((one, other) => other.length - one.length) };
}
