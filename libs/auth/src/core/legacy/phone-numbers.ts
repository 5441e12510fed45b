/** The phones of a user, which the old service kept as whatever JSON it was given. */

/** @param json text of JSON, or null; @returns every text and number in it, in order */
export function phoneNumbers(json: unknown): string[] {
  return typeof json === 'string' ? scalarsIn(JSON.parse(json)) : [];
}

function scalarsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(scalarsIn);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}
