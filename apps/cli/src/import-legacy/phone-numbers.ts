/** Extracts phone numbers from the arbitrary JSON that the Django service stored. */

export interface LegacyPhones {
  /** All strings and numbers of the JSON, in order. */
  readonly numbers: string[];
  /** Whether a string contained JSON: some clients sent JSON text, which the service encoded again. */
  readonly isDoubleEncoded: boolean;
}

/** @param json JSON text or null */
export function phoneNumbers(json: unknown): LegacyPhones {
  if (typeof json !== 'string') return { numbers: [], isDoubleEncoded: false };
  let isDoubleEncoded = false;
  const scalarsIn = (value: unknown): string[] => {
    if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(scalarsIn);
    if (typeof value === 'number') return [String(value)];
    if (typeof value !== 'string') return [];
    const inner = /^\s*[[{"]/.test(value) ? parseJson(value) : undefined;
    if (inner === undefined) return [value];
    isDoubleEncoded = true;
    return scalarsIn(inner);
  };
  return { numbers: scalarsIn(JSON.parse(json)), isDoubleEncoded };
}

/** @returns undefined for invalid JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
