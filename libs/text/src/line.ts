/** The rules of text on one line, such as names: what is refused, and the one form it is stored in. */
import { fault, type FieldFault } from '#errors';
import { excess, unstorable } from './storable.js';

/**
 * Control, private-use and unassigned characters, unpaired surrogates, line and paragraph separators, and invisible
 * characters, including direction overrides. Joiners and variation selectors are allowed, because letters and emoji
 * contain them; spaces are allowed, too.
 */
const unwanted = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const joining = /\u200c|\u200d|[\ufe00-\ufe0f]/gu;

/** A letter, digit, sign or picture. */
const visible = /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Composed (NFC), trimmed, each run of blanks one blank. */
export function normalLine(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/**
 * Says what is wrong with text for one line.
 * @param max code points of its normal form, as PostgreSQL counts them
 */
export function lineFault(text: string, max: number): FieldFault | undefined {
  const found = unstorable(text);
  if (found) return found;
  if (unwanted.test(text.trim().replaceAll(joining, ''))) return fault('invisible_characters');
  const normal = normalLine(text);
  if (normal !== '' && !visible.test(normal)) return fault('nothing_visible');
  return excess(normal, max);
}

/** As `lineFault`, for text that must say something. */
export function nameFault(text: string, max: number): FieldFault | undefined {
  return text.trim() === '' ? fault('blank') : lineFault(text, max);
}

/** Removes the characters that `lineFault` rejects and normalises the rest; for imported text. */
export function cleanedLine(text: string): string {
  const kept = [...text.replaceAll(/[\t-\r\x85\u2028\u2029]/g, ' ')].filter(
    (character) => !unwanted.test(character) || character.match(joining),
  );
  return normalLine(kept.join(''));
}
