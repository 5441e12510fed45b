/** Reads the size of a share as people write it. */

/** @returns a decimal between 0 and 1 as the API has it; what is no number as it was typed, which the API refuses with a sentence */
export function partIn(typed: string): string {
  const fraction = /^(\d+)\s*\/\s*(\d+)$/.exec(typed);
  if (fraction) return decimal(Number(fraction[1]) / Number(fraction[2]), typed);
  const percent = /^(\d+(?:[.,]\d+)?)\s*%?$/.exec(typed);
  return percent ? decimal(Number(percent[1]!.replace(',', '.')) / 100, typed) : typed;
}

/** The API keeps ten decimal places. */
const decimal = (part: number, typed: string): string => (Number.isFinite(part) ? part.toFixed(10) : typed);
