/** Folds passwords as guessers do: ignores case, undoes the usual substitutions, and strips common endings. */

/** Maps interchangeable characters to one letter, so that `P@ssw0rd` and `password` fold alike. */
const substitutions: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '(': 'c',
  '3': 'e',
  '€': 'e',
  '6': 'g',
  '9': 'g',
  '1': 'i',
  '!': 'i',
  '|': 'i',
  l: 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
  '2': 'z',
  ё: 'е',
};

/** Character for character. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[@48(3€691!|l0$57+2ё]/g, (character) => substitutions[character]!);
}

const digitKeys = '!@#$%^&*()';

/** With Shift released on the keys of the digits, so that `zaq1@WSX` reads `zaq12WSX`. Character for character. */
export function unshifted(text: string): string {
  return text.replace(/[!@#$%^&*()]/g, (sign) => String((digitKeys.indexOf(sign) + 1) % 10));
}

/** The keys of one keyboard, in the order of `russianKeys`, without Shift and with it. */
const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const shiftedLatinKeys = '~qwertyuiop{}asdfghjkl:"zxcvbnm<>';
const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

/**
 * The same keys pressed in the other layout, so that `gfhjkm` reads `пароль` and `зфыыцщкв` reads `password`. Character
 * for character.
 * @param text in lower case
 */
export function inOtherLayouts(text: string): [latin: string, russian: string] {
  const characters = [...text];
  const inLatin = characters.map((one) => latinKeys[russianKeys.indexOf(one)] ?? one);
  const inRussian = characters.map(
    (one) => russianKeys[latinKeys.indexOf(one)] ?? russianKeys[shiftedLatinKeys.indexOf(one)] ?? one,
  );
  return [inLatin.join(''), inRussian.join('')];
}

const separators = /[\s._*/|+-]+/;
const betweenLetters = /(?<=\p{L})[\s._*/|+-]+(?=\p{L})/gu;

/**
 * The text, and the text without separators between its letters or between groups of one or two
 * characters: `p.a.s.s.w.0.r.d` and `pass-word` read `passw0rd` and `password`.
 */
export function withoutSeparators(text: string): string[] {
  const groups = text.split(separators).filter((group) => group !== '');
  const areShort = groups.length > 2 && groups.every((group) => [...group].length <= 2);
  return [...new Set([text, areShort ? groups.join('') : text.replace(betweenLetters, '')])];
}

const year = /(?:19|20)\d\d/y;

/**
 * The text, and the text without a year, up to two characters, or both in either order, at its end.
 * @returns lengths of the beginnings, the longest first
 */
export function wordLengths(text: string): number[] {
  const endsWithYear = (end: number) => {
    year.lastIndex = end - 4;
    return end >= 4 && year.test(text);
  };
  const lengths = new Set<number>();
  for (const extra of [0, 1, 2]) {
    const end = text.length - extra;
    lengths.add(end);
    if (!endsWithYear(end)) continue;
    const word = end - 4;
    // At most two characters, before and after the year together.
    for (let before = 0; before <= 2 - extra; before++) lengths.add(word - before);
  }
  return [...lengths].filter((length) => length > 0).toSorted((one, other) => other - one);
}

/** Minimum characters of a word with whitespace around it. */
const shortestListed = 4;

/**
 * Whether a password is one of the words, alone or followed by a year, up to two characters, or both.
 * @param words folded
 * @param password in canonical form; its case, surrounding whitespace, the keyboard layout, Shift on the keys of the digits, and
 * the usual substitutions make no difference
 */
export function isVariationOf(words: ReadonlySet<string>, password: string): boolean {
  const trimmed = password.trim();
  if (trimmed.length < shortestListed) return false;
  return [trimmed, unshifted(trimmed)].some((spelling) => {
    const texts = [spelling, ...inOtherLayouts(spelling.toLowerCase())].map(folded);
    const lengths = wordLengths(spelling);
    return texts.some((text) => lengths.some((length) => words.has(text.slice(0, length))));
  });
}
