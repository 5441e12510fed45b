/** Estimates how guessable a secret is from its text. */
import { dictionary } from '@zxcvbn-ts/language-common';

/** English words of four letters and more, and those that secrets of examples are made of. */
const words = new Set([
  ...dictionary['diceware-common']!.map(String).filter((word) => word.length > 3),
  ...'gatehouse secret secretkey django insecure password passwort production development default admin token'.split(
    ' ',
  ),
  ...'auth authentication service changeme example placeholder testing local staging super very long your this that'.split(
    ' ',
  ),
]);
const longestWord = 14;

/** Predictable sequences: the alphabet with digits, and keyboard rows and columns. */
const orders = [
  '0123456789abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba9876543210',
  '1234567890qwertyuiopasdfghjklzxcvbnm',
  'mnbvcxzlkjhgfdsapoiuytrewq0987654321',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qwertzuiopasdfghjklyxcvbnm',
];
const leet: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};

/** Shorter matches are chance in random text. */
const shortest = 4;

/** Below this a guess is feasible; 32 random hexadecimal characters have 32. */
const fewestParts = 20;
const fewestDifferent = 8;

/** Counted only beside a longer word: on their own they occur in random text. */
const shortWords = /^[-_ .:]?(?:the|and|for|not|key|jwt|api|app|dev|is|my|do|of|to|in|it|a|i)(?=[-_ .:]|$)/;

/** A random secret of 32 characters and more passes; words, sequences, keyboard rows and repetitions do not. */
export function isGuessable(secret: string): boolean {
  const text = secret.toLowerCase();
  if (new Set(text).size < fewestDifferent) return true;
  // Two sequences may take turns: a1b2c3d4…, 000102030405….
  const [even, odd] = [0, 1].map((rest) => [...text].filter((_, index) => index % 2 === rest).join(''));
  return partsOf(text) < fewestParts || partsOf(even!) + partsOf(odd!) < fewestParts;
}

/**
 * Counts the parts that an attacker has to guess: one per character, two for a whole sequence or word, and one for a
 * repetition of earlier text of any length.
 */
function partsOf(text: string): number {
  let parts = 0;
  let afterWord = false;
  for (let index = 0; index < text.length;) {
    const [repeated, sequence, word] = [repetitionAt, sequenceAt, wordAt].map((lengthAt) =>
      lengthAt(text, index),
    );
    const longest = Math.max(repeated!, sequence!, word!);
    const shortWord: number = afterWord ? (shortWords.exec(text.slice(index))?.[0].length ?? 0) : 0;
    const isSeparator: boolean = afterWord && /[-_ .:]/.test(text[index]!);
    if (longest >= shortest) parts += repeated === longest ? 1 : 2;
    else if (shortWord > 0 || !isSeparator) parts += 1;
    index += longest >= shortest ? longest : Math.max(shortWord, 1);
    afterWord = word === longest && longest >= shortest ? true : afterWord && (shortWord > 0 || isSeparator);
  }
  return parts;
}

function sequenceAt(text: string, start: number): number {
  let longest = 0;
  for (const order of orders) {
    let length = 1;
    let place = order.indexOf(text[start]!);
    while (place >= 0 && text[start + length] === order[(place + 1) % order.length]) {
      place = (place + 1) % order.length;
      length += 1;
    }
    longest = Math.max(longest, length);
  }
  return Math.max(longest, evenStepAt(text, start));
}

/** `02468ace`, `aaaa`. */
function evenStepAt(text: string, start: number): number {
  const placeOf = (index: number) => orders[0]!.indexOf(text[index] ?? ' ');
  const step = placeOf(start + 1) - placeOf(start);
  if (Math.abs(step) > 3) return 1;
  let length = 1;
  while (placeOf(start + length) >= 0 && placeOf(start + length) - placeOf(start + length - 1) === step)
    length += 1;
  return length;
}

function wordAt(text: string, start: number): number {
  const plain = text.slice(start, start + longestWord);
  const letters = [...plain].map((character) => leet[character] ?? character).join('');
  for (let length = plain.length; length >= shortest; length--) {
    if (words.has(plain.slice(0, length)) || words.has(letters.slice(0, length))) return length;
  }
  return 0;
}

/** @returns the length of the text at `start` that also occurs earlier; both may overlap, as in `abcabcabc` */
function repetitionAt(text: string, start: number): number {
  let length = 0;
  while (start + length < text.length) {
    const found = text.indexOf(text.slice(start, start + length + 1));
    if (found >= start) break;
    length += 1;
  }
  return length;
}
