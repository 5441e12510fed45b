/** The fields of a request body, independent of its encoding. */
import { fault, invalidFields } from '#errors';

export type Fields = Record<string, unknown>;

/**
 * The fields of a form. Unlike JSON, a form may repeat a field.
 * @throws CodedError `request.invalid_fields` for fields that were sent more than once
 */
export function fieldsOfForm(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string>();
  const repeated = new Set<string>();
  for (const [name, value] of pairs) {
    if (fields.has(name)) repeated.add(name);
    fields.set(name, value);
  }
  if (repeated.size > 0) {
    throw invalidFields(Object.fromEntries([...repeated].map((name) => [name, [fault('repeated')]])));
  }
  return Object.fromEntries(fields);
}
