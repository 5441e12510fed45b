/** Validates a permission's name and description for HTTP and the CLI. */
import { fault, type FieldErrors, invalidFields } from '#errors';
import { excess } from '#text';
import { isPermissionName } from './permission-name.js';

const longestDescription = 255;

/** @throws CodedError `request.invalid_fields` */
export function checkDefinition({ name, description }: { name?: string; description?: string }): void {
  const faults: FieldErrors = {};
  if (name !== undefined && !isPermissionName(name)) {
    faults['name'] = [fault('permission_name_invalid')];
  }
  const tooLong = description === undefined ? undefined : excess(description, longestDescription);
  if (tooLong) faults['description'] = [tooLong];
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
}
