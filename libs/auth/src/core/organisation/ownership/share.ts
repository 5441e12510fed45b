/** A share of an area: an exact decimal, greater than 0 and at most 1, so that thirds and sixths never add up to more. */

export const notAShare =
  'Enter a number greater than 0 and not greater than 1, of at most ten decimal places.';

const decimal = /^(?:0?\.\d{1,10}|0|1(?:\.0{1,10})?)$/;

/**
 * @param given text or number, of at most ten decimal places
 * @returns the share as decimal text; undefined for what is none
 */
export function parseShare(given: unknown): string | undefined {
  const text = typeof given === 'number' ? decimalText(given) : given;
  return typeof text === 'string' && decimal.test(text) && Number(text) > 0 ? text : undefined;
}

/** A number without its exponent; what has more than ten places does not come out as it went in. */
function decimalText(number: number): string | undefined {
  const text = number.toFixed(10);
  return Number(text) === number ? text : undefined;
}
