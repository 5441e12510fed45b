/** All steps of the import, ordered so that referenced rows are imported first. */
import type { AccountSettings } from '#config';
import { invalidOptions } from '#errors';
import { grants } from './kinds/grants.js';
import { areas, areaTenants, houseGroups, houses } from './kinds/housing.js';
import { departments, departmentWorkers } from './kinds/organisations.js';
import {
  permissionColumns,
  permissionGroupEntries,
  permissionGroups,
  permissions,
} from './kinds/permissions.js';
import { companyProfiles, tenantProfiles, workerProfiles } from './kinds/profiles.js';
import { shares } from './kinds/shares.js';
import { users } from './kinds/users.js';
import type { LegacyKind } from './legacy-kind.js';
import type { LegacySchema } from './legacy-connection.js';

/** Tables that both published versions of the Django service have. */
const tables = (
  'userdata companyprofile workerprofile tenantprofile department housegroup house area ownerarea ' +
  'permissions permissiongroup permissiongroup_permissions'
)
  .split(' ')
  .map((table) => `authorization_${table}`);

/**
 * @param unusableHash a password hash that matches no password
 * @param defaults what the old database does not store: the time zone of birth dates and the language of users
 * @throws CodedError `request.invalid_fields` if a table of the Django service is missing
 */
export function legacyKinds(
  schema: LegacySchema,
  unusableHash: string,
  defaults: Pick<AccountSettings, 'timeZone' | 'defaultLanguage'>,
): LegacyKind[] {
  const missing = tables.filter((table) => !schema.has(table));
  if (missing.length > 0) {
    const sentence = `This is not a database of the Django service: it lacks ${missing.join(', ')}.`;
    throw invalidOptions({ from: sentence });
  }
  const columns = permissionColumns(schema);
  const { timeZone: zone, defaultLanguage } = defaults;
  const people = [
    users(unusableHash, defaultLanguage),
    companyProfiles,
    workerProfiles(zone),
    tenantProfiles(zone),
  ];
  const organisations = [departments, departmentWorkers];
  const housing = [houseGroups, houses, areas, areaTenants, shares];
  const authorisation = [
    permissions(columns),
    ...grants(schema, columns),
    permissionGroups,
    permissionGroupEntries(columns),
  ];
  return [...people, ...organisations, ...housing, ...authorisation];
}
