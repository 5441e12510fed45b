/** Label values that are known only when the process starts: patterns of routes, versions. Never the text of a request. */

/** In place of a list of values. */
export const fromStart = 'fixed at the start of the process';

declare const fixed: unique symbol;

export type FixedText = string & { readonly [fixed]: true };

/** Far above the number of routes; a mistake that passes texts of requests cannot fill the memory. */
export const mostFixedTexts = 2000;

const known = new Set<string>();

/** @returns `other` once the process has named `mostFixedTexts` different texts */
export function fixedText(text: string): FixedText {
  if (!known.has(text)) {
    if (known.size >= mostFixedTexts) return 'other' as FixedText;
    known.add(text);
  }
  return text as FixedText;
}

export function isFixedText(text: string): boolean {
  return known.has(text);
}
