/** Recognises guessable passwords without words: repetitions, sequences and keyboard walks. */
import { unshifted, wordLengths } from './folded-text.js';

/** Shorter runs occur in every text. */
const shortestRun = 3;

/** A longer repeated unit does not count as a pattern. */
const longestUnit = 7;

const latinRows = ['`1234567890-=', '~!@#$%^&*()_+', 'qwertyuiop[]\\', "asdfghjkl;'", 'zxcvbnm,./'];
const russianRows = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю.'];

/** Neighbouring columns of a keyboard: `1qaz2wsx`, `qazwsx`, `йфяцыч`. */
function columnsOf([top, upper, middle, lower]: readonly string[]): string[] {
  const columns = Array.from(upper!.slice(0, 10), (letter, at) => [letter, middle![at], lower![at]].join(''));
  return [columns.join(''), columns.map((column, at) => top![at + 1] + column).join('')];
}

const lines = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  '0123456789',
  ...latinRows,
  ...russianRows,
  ...columnsOf([latinRows[0]!, latinRows[2]!, latinRows[3]!, latinRows[4]!]),
  ...columnsOf([latinRows[0]!, ...russianRows]),
  '1q2w3e4r5t6y7u8i9o0p',
  '1й2ц3у4к5е6н7г8ш9щ0з',
].flatMap((line) => [line, [...line].toReversed().join('')]);

/**
 * Whether the password is a short unit repeated, or nothing but runs of three or more characters along a line of the alphabet, the
 * digits or a keyboard, with or without Shift on the keys of the digits, or of one character; also with a year, up to two characters, or both behind it.
 * @param password in canonical form
 */
export function isGuessablePattern(password: string): boolean {
  const typed = password.trim().toLowerCase();
  return [typed, unshifted(typed)].some((text) =>
    wordLengths(text).some((length) => {
      const word = text.slice(0, length);
      return word.length >= 2 * shortestRun && (repeatsUnit(word) || isMadeOfRuns(word));
    }),
  );
}

function repeatsUnit(text: string): boolean {
  for (let unit = 1; unit <= Math.min(longestUnit, text.length / 2); unit++) {
    if (text.slice(unit) === text.slice(0, -unit)) return true;
  }
  return false;
}

function isMadeOfRuns(text: string): boolean {
  for (let at = 0; at < text.length;) {
    const run = longestRunAt(text, at);
    if (run < shortestRun) return false;
    at += run;
  }
  return true;
}

function longestRunAt(text: string, at: number): number {
  let longest = 1;
  while (text[at + longest] === text[at]) longest++;
  for (const line of lines) {
    for (let from = line.indexOf(text[at]!); from >= 0; from = line.indexOf(text[at]!, from + 1)) {
      let length = 1;
      while (at + length < text.length && text[at + length] === line[from + length]) length++;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}
