/** Validates a permission's name and description for HTTP and the CLI. */
import { fault, type FieldErrors, invalidFields } from '#errors';
import { lineFault } from '#text';
import { longestDescription } from './longest.js';
import { isPermissionName } from './permission-name.js';

/** @throws CodedError `request.invalid_fields` */
export function checkDefinition({ name, description }: { name?: string; description?: string }): void {
  const faults: FieldErrors = {};
  if (name !== undefined && !isPermissionName(name)) {
    faults['name'] = [fault('permission_name_invalid')];
  }
  const refused = description === undefined ? undefined : lineFault(description, longestDescription);
  if (refused) faults['description'] = [refused];
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
}
