/** Parses the integer user ids of the API. */

const largest = 2 ** 31 - 1;

/** @returns undefined for what cannot be a user's id: text, signs, zero, a number no row can have */
export function parseUserId(text: string): number | undefined {
  if (!/^[0-9]{1,10}$/.test(text)) return undefined;
  const id = Number(text);
  return id > 0 && id <= largest ? id : undefined;
}
