/** Creates the house group, the house and the area of a row, as far as the company lacks them. What exists is not changed. */
import { CodedError, fault, invalidFields } from '#errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { addArea } from '../area/create-area.js';
import { addHouseGroup } from '../house-group/create-house-group.js';
import { addHouse } from '../house/create-house.js';
import { managementScopeOf } from '../scope.js';
import type { HousingOfRow } from './house-columns.js';
import { findGroupIds, findHouses, hasArea, lockHousing } from './named-places.store.js';
import { theOnly } from './the-only.js';

/**
 * Also locks the houses of the company.
 * @throws CodedError `authorization.refused`, `company.approval_pending`, or `resource.not_found` for the company
 */
export async function requireHousingRights(
  db: EntityManager,
  actor: Actor,
  companyId: number,
): Promise<void> {
  const scope = await managementScopeOf(db, actor);
  const isOther = scope.kind === 'company' && scope.userId !== companyId;
  if (isOther || !(await lockHousing(db, companyId))) throw new CodedError('resource.not_found');
}

/**
 * Requires the lock of `requireHousingRights`.
 * @throws CodedError `request.invalid_fields` for a house that another group of the company has, and for a name or address that
 * several have
 */
export async function addHousing(
  db: EntityManager,
  actor: Actor,
  companyId: number,
  { group, area, ...address }: HousingOfRow,
): Promise<'created' | 'already_exists'> {
  const { city, street, number, letter } = address;
  const groups = await findGroupIds(db, companyId, group);
  const houses = await findHouses(db, companyId, { city, street, house: `${number}${letter}` });
  const groupId =
    groups.length > 0 ? theOnly('group', groups) : (await addHouseGroup(db, actor, group, companyId)).id;
  const [house] = houses;
  if (houses.length > 1) throw invalidFields({ house: [fault('import_place_ambiguous')] });
  if (house && house.groupId !== groupId) throw invalidFields({ group: [fault('import_house_elsewhere')] });
  const houseId = house?.id ?? (await addHouse(db, actor, address, groupId)).id;
  if (area === undefined) return house ? 'already_exists' : 'created';
  if (house && (await hasArea(db, houseId, area))) return 'already_exists';
  await addArea(db, actor, area, houseId);
  return 'created';
}
