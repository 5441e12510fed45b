/** Reads the size of a share as people write it, and shows it. */

/** @returns a decimal between 0 and 1 as the API has it; what is no number as it was typed, which the API refuses with a sentence */
export function partIn(typed: string): string {
  const fraction = /^(\d+)\s*\/\s*(\d+)$/.exec(typed);
  if (fraction) return decimal(Number(fraction[1]) / Number(fraction[2]), typed);
  const percent = /^(\d+(?:[.,]\d+)?)\s*%?$/.exec(typed);
  return percent ? decimal(Number(percent[1]!.replace(',', '.')) / 100, typed) : typed;
}

/** The API keeps ten decimal places. */
const decimal = (part: number, typed: string): string => (Number.isFinite(part) ? part.toFixed(10) : typed);

/** @returns `0.2500000000` as `25%`, in the way of the language */
export const percentOf = (part: string, language: string): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 8 }).format(Number(part));
