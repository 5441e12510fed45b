/** The rules of text of several lines, such as comments. */

/** Control characters other than tabs and line ends, and what turns the direction of the text after it. */
const unwanted = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/**
 * Says what is wrong with text of several lines, as a sentence for people.
 * @param max code points, as PostgreSQL counts them
 */
export function multilineFault(text: string, max: number): string | undefined {
  if (text.includes('\0')) return 'Null characters are not allowed.';
  if (/\p{Surrogate}/u.test(text)) return 'This text holds a character that does not exist.';
  if (unwanted.test(text)) return 'Remove the control characters.';
  const isTooLong = text.length > max && [...text].length > max;
  return isTooLong ? `Ensure this field has no more than ${max} characters.` : undefined;
}

/** The text without the characters that `multilineFault` refuses: for what is stored elsewhere and brought in. */
export function cleanedMultiline(text: string): string {
  return text.replaceAll(new RegExp(unwanted, 'gu'), '');
}
