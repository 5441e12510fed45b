/** The rules of text of several lines, such as comments. */
import { fault, type FieldFault } from '#errors';
import { excess, unstorable } from './storable.js';

/** Control characters other than tabs and line ends, and what turns the direction of the text after it. */
const unwanted = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;

/**
 * Says what is wrong with text of several lines.
 * @param max code points, as PostgreSQL counts them
 */
export function multilineFault(text: string, max: number): FieldFault | undefined {
  return unstorable(text) ?? (unwanted.test(text) ? fault('control_characters') : excess(text, max));
}

/** Removes the characters that `multilineFault` rejects; for imported text. */
export function cleanedMultiline(text: string): string {
  return text.replaceAll(new RegExp(unwanted, 'gu'), '');
}
