/** The phones of a user, which the old service kept as whatever JSON it was given. */

/** @param json text of JSON, or null; @returns every text and number in it, in order */
export function phoneNumbers(json: unknown): string[] {
  return typeof json === 'string' ? scalarsIn(JSON.parse(json)) : [];
}

function scalarsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(scalarsIn);
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string') return [];
  const inner = /^\s*[[{"]/.test(value) ? parsed(value) : undefined;
  return inner === undefined ? [value] : scalarsIn(inner);
}

/** Some clients sent text of JSON, which was then kept as JSON once more. @returns undefined for what is no JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
