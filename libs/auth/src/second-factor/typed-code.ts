/** Normalises codes that people type or paste. */

/**
 * Converts fullwidth letters and digits (NFKC), and removes whitespace, invisible characters and hyphens of all kinds,
 * which apps and keyboards insert for legibility.
 */
export function typedCode(code: string): string {
  return code.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}\u2212]/gu, '');
}
