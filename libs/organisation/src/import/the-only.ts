/** The one place that a name of a file means. */
import { fault, invalidFields } from '#errors';

/** @throws CodedError `request.invalid_fields` under the name of the column, for none and for several */
export function theOnly(field: string, ids: readonly string[]): string {
  if (ids.length === 1) return ids[0]!;
  const unknown = fault('import_place_unknown');
  const ambiguous = fault('import_place_ambiguous');
  throw invalidFields({ [field]: [ids.length === 0 ? unknown : ambiguous] });
}
