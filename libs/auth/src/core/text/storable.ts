/** What every stored text has to satisfy, whatever it means. */

/** Says what PostgreSQL cannot store as text: the NUL character, and halves of surrogate pairs. */
export function unstorable(text: string): string | undefined {
  if (text.includes('\0')) return 'Null characters are not allowed.';
  return /\p{Surrogate}/u.test(text) ? 'This text holds a character that does not exist.' : undefined;
}

/** @param max code points, as PostgreSQL counts them */
export function excess(text: string, max: number): string | undefined {
  // A code point has at most two units: what is longer than that need not be counted.
  const isTooLong = text.length > 2 * max || (text.length > max && [...text].length > max);
  return isTooLong ? `Ensure this field has no more than ${max} characters.` : undefined;
}
