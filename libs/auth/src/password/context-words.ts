/** Whether a password is little more than public data of its account: names, the company, the service. */
import { folded, wordLengths } from './folded-text.js';

/** Shorter words are part of too many others. */
const shortestWord = 4;

/** Characters that must remain of a password without the words, as without the email. */
const enoughBesides = 8;

/**
 * True for a word followed by a year, up to two characters, or both, and for a password with fewer than eight characters
 * beside the words.
 * @param password in canonical form
 * @param known names in any spelling, of one word or several
 */
export function isMadeOfContext(password: string, known: readonly string[]): boolean {
  const words = wordsOf(known);
  const trimmed = password.trim();
  const text = folded(trimmed);
  if (wordLengths(trimmed).some((length) => words.has(text.slice(0, length)))) return true;
  const long = [...words].filter((word) => word.length >= shortestWord);
  const besides = long.toSorted((one, other) => other.length - one.length).reduce(without, text);
  return besides !== text && [...besides].length < enoughBesides;
}

const without = (text: string, word: string) => text.replaceAll(word, '');

/** Each name as a whole, without its spaces, and word by word, also in Latin transliteration. */
function wordsOf(known: readonly string[]): Set<string> {
  const texts = known.map((name) => name.normalize('NFKC').toLowerCase().trim());
  const words = [
    texts,
    texts.map((name) => name.replaceAll(/\s/g, '')),
    texts.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)),
  ].flat();
  return new Set(
    [words, words.map(inLatin)]
      .flat()
      .filter((word) => word.length > 1)
      .map(folded),
  );
}

const cyrillic = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'];
const spelt = 'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya'.split(' ');
const latin = new Map(cyrillic.map((letter, at) => [letter, spelt[at]!.replace('-', '')]));

const inLatin = (word: string) => word.replace(/[а-яё]/g, (letter) => latin.get(letter) ?? letter);
