/** Codes as people type or paste them. */

/**
 * Fullwidth letters and digits become ordinary ones (NFKC). Blanks, invisible characters and hyphens of every kind, which
 * apps and keyboards put in for legibility, are left out.
 */
export function typedCode(code: string): string {
  return code.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}\u2212]/gu, '');
}
