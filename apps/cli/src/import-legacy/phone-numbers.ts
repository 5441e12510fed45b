/** The phones of a user, which the old service kept as whatever JSON it was given. */

export interface LegacyPhones {
  /** Every text and number, in order. */
  readonly numbers: string[];
  /** Whether JSON stood in text within the JSON: some clients sent text of JSON, which was then kept as JSON once more. */
  readonly isUnpacked: boolean;
}

/** @param json text of JSON, or null */
export function phoneNumbers(json: unknown): LegacyPhones {
  if (typeof json !== 'string') return { numbers: [], isUnpacked: false };
  let isUnpacked = false;
  const scalarsIn = (value: unknown): string[] => {
    if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(scalarsIn);
    if (typeof value === 'number') return [String(value)];
    if (typeof value !== 'string') return [];
    const inner = /^\s*[[{"]/.test(value) ? parsed(value) : undefined;
    if (inner === undefined) return [value];
    isUnpacked = true;
    return scalarsIn(inner);
  };
  return { numbers: scalarsIn(JSON.parse(json)), isUnpacked };
}

/** @returns undefined for what is no JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
