/** Makes stored text safe to print: it cannot move the cursor, forge a line or a column, or reverse the text direction. */

/** Control characters, line separators and invisible format characters. Text stored before they were rejected may contain them. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** Replaces each unsafe character by an escape such as \u{1b}. */
export function printable(text: string): string {
  return text.replaceAll(unsafe, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** Like `printable`, but keeps line feeds. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
