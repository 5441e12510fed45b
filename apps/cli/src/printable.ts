/** What the commands print of stored text: nothing in it moves the cursor, forges a line or a column, or turns the direction. */

/** Control characters, line separators, and format characters that no font draws; stored text may be from before they were refused. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** @returns the text with each of them as an escape such as \u{1b} */
export function printable(text: string): string {
  return text.replaceAll(unsafe, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** As `printable`, for text of several lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
