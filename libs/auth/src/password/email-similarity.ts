/** Whether a password is little more than the public email address of its account. */
import { distance } from 'fastest-levenshtein';

/** Code points that must remain of a password without the email. */
const enoughBesides = 8;

/** Shorter parts of an address are ignored because they are part of too many words. */
const shortestPart = 3;

/** Share of letters and digits in which a password may differ and still counts as the email. */
const mistyped = 1 / 4;

const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Two rules, both ignoring case and Unicode forms:
 * - Without the address, its two sides and their words (except the top-level domain) the password must have
 *   eight characters left. `ivan.petrov2024` has four; `pwdtoanotheruser` of another@… has nine and is accepted.
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

/** @returns the address and its sides, and additionally their words, the longest first */
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
