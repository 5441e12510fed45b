/** A profile in the form in which it is stored. */
import { normalLine } from '#text';

/** Takes a whole profile or changes of one: every text on one line in its normal form; bank details are any JSON. */
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
