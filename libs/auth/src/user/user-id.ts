/** Parses the integer user ids of the API. */

const largest = 2 ** 31 - 1;

/** @returns undefined for anything but a decimal number from 1 to 2,147,483,647 */
export function parseUserId(text: string): number | undefined {
  if (!/^[0-9]{1,10}$/.test(text)) return undefined;
  const id = Number(text);
  return id > 0 && id <= largest ? id : undefined;
}
