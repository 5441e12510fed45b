/** Parses a share of an area: a decimal, greater than 0 and at most 1. Exact, so that thirds and sixths do not add up to more than 1. */
import { fault } from '#errors';

export const notAShare = fault('share_invalid');

const places = 10;
const decimal = /^(?:0?\.\d{1,10}|1(?:\.0{1,10})?)$/;

/**
 * @param given text or number, of at most ten decimal places
 * @returns the share with ten decimal places; undefined for anything else
 */
export function parseShare(given: unknown): string | undefined {
  const isShare = typeof given === 'number' ? hasFewPlaces(given) : isDecimal(given);
  const number = Number(given);
  return isShare && number > 0 && number <= 1 ? number.toFixed(places) : undefined;
}

function isDecimal(given: unknown): boolean {
  return typeof given === 'string' && decimal.test(given);
}

function hasFewPlaces(number: number): boolean {
  return Number(number.toFixed(places)) === number;
}
