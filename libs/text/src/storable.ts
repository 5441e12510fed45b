/** Checks that apply to every stored text. */
import { fault, type FieldFault } from '#errors';

/** Says what PostgreSQL cannot store as text: the NUL character, and halves of surrogate pairs. */
export function unstorable(text: string): FieldFault | undefined {
  if (text.includes('\0')) return fault('null_character');
  return /\p{Surrogate}/u.test(text) ? fault('impossible_character') : undefined;
}

/** @param max code points, as PostgreSQL counts them */
export function excess(text: string, max: number): FieldFault | undefined {
  // A code point has at most two units: what is longer than that need not be counted.
  const isTooLong = text.length > 2 * max || (text.length > max && [...text].length > max);
  return isTooLong ? fault('too_long', { max }) : undefined;
}
