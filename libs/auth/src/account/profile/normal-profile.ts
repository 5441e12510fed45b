/** Normalizes profiles for storage. */
import { normalLine } from '#text';

/** Normalizes every text of a profile, or of changes, to one line. Bank details stay as they are. */
export function normalProfile<Given extends object>(profile: Given): Given {
  const fields = Object.entries(profile).map(([name, value]: [string, unknown]) => [
    name,
    name === 'bank_details' ? value : normalValue(value),
  ]);
  return Object.fromEntries(fields) as Given;
}

function normalValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalValue);
  return typeof value === 'string' ? normalLine(value) : value;
}
