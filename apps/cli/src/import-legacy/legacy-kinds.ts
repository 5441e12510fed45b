/** All kinds of rows that are imported, in an order in which each finds what it refers to. */
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

/** In both published states of the old service. */
const tables = (
  'userdata companyprofile workerprofile tenantprofile department housegroup house area ownerarea ' +
  'permissions permissiongroup permissiongroup_permissions'
)
  .split(' ')
  .map((table) => `authorization_${table}`);

/**
 * @param unusable a password hash that no password has
 * @param given what the old database does not say: the zone of its birth dates and the language of its users
 * @throws CodedError `request.invalid_fields` for a database that is not the old service's
 */
export function kindsOf(
  schema: LegacySchema,
  unusable: string,
  given: Pick<AccountSettings, 'timeZone' | 'defaultLanguage'>,
): LegacyKind[] {
  const missing = tables.filter((table) => !schema.has(table));
  if (missing.length > 0) {
    const sentence = `This is no database of the old service: it has no table ${missing.join(', ')}.`;
    throw invalidOptions({ from: sentence });
  }
  const columns = permissionColumns(schema);
  const { timeZone: zone, defaultLanguage } = given;
  const people = [
    users(unusable, defaultLanguage),
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
