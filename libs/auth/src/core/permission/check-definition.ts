/** The rules of a permission's name and description, whichever door they come through. */
import { type FieldErrors, invalidFields } from '#errors';
import { excess } from '../text/storable.js';
import { isPermissionName } from './permission-name.js';

const longestDescription = 255;

/** @throws CodedError `request.invalid_fields` */
export function checkDefinition({ name, description }: { name?: string; description?: string }): void {
  const faults: FieldErrors = {};
  if (name !== undefined && !isPermissionName(name)) {
    faults['name'] = ['Enter up to 150 letters and digits, with single hyphens or underscores between them.'];
  }
  const fault = description === undefined ? undefined : excess(description, longestDescription);
  if (fault) faults['description'] = [fault];
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
}
