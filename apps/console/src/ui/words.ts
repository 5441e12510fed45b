/** Search in what a screen has already read. */

/** @returns whether each word is somewhere in the texts, in upper or lower case */
export function haveWords(texts: readonly (string | null)[], search: string | undefined): boolean {
  const text = texts.join('\n').toLocaleLowerCase();
  const words = (search ?? '').toLocaleLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}
