import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff, superuser } from '../../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { CreateArea } from '../area/create-area.js';
import { CreateHouse } from '../house/create-house.js';
import { CreateHouseGroup } from '../house-group/create-house-group.js';
import { AddAreaOwner } from '../ownership/add-area-owner.js';
import { AddAreaTenant } from '../tenancy/add-area-tenant.js';
import { ListUserAreas } from './list-user-areas.js';
import { ListUserCompanies } from './list-user-companies.js';

const database = migratedDatabase();

let companyId: number;
let tenantId: number;
let areaIds: string[];
beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
  tenantId = await addPerson(database(), 'tenant', companyId);
  const group = await new CreateHouseGroup(database()).execute(actorFor(companyId), { name: 'Harbour' });
  const address = { city: 'Spb', street: 'Nevsky', number: '1', letter: 'a', groupId: group.id };
  const { id: houseId } = await new CreateHouse(database()).execute(superuser, address);
  const create = async (number: string) =>
    (await new CreateArea(database()).execute(superuser, { number, houseId })).id;
  areaIds = [await create('14'), await create('15'), await create('16')];
});

const areas = (userId = tenantId, limit = 10, after?: string, actor: Actor = staff) =>
  new ListUserAreas(database()).execute(actor, userId, { limit, after });
const companies = (actor: Actor, userId: number) => new ListUserCompanies(database()).execute(actor, userId);
const own = (areaId: string, part: string, owner: { companyId: number } | { tenantId: number }) =>
  new AddAreaOwner(database()).execute(superuser, areaId, { part, ...owner } as never);

describe('the places of a person', () => {
  it('are the areas where they live and those they own, page by page, with the sum of their shares', async () => {
    await new AddAreaTenant(database()).execute(superuser, areaIds[0]!, tenantId);
    await own(areaIds[0]!, '0.5000000000', { tenantId });
    await own(areaIds[0]!, '0.2500000000', { tenantId });
    await own(areaIds[1]!, '1.0000000000', { tenantId });
    const first = await areas(tenantId, 1);
    const address = 'Spb, Nevsky, 1a, 14';
    expect(first.items).toEqual([{ id: areaIds[0], address, livesHere: true, part: '0.7500000000' }]);
    expect(await areas(tenantId, 1, first.next!)).toMatchObject({
      items: [{ id: areaIds[1], livesHere: false, part: '1.0000000000' }],
      next: null,
    });
  });

  it('of a company are its shares', async () => {
    await own(areaIds[2]!, '0.5000000000', { companyId });
    expect((await areas(companyId)).items).toMatchObject([{ id: areaIds[2], livesHere: false }]);
  });

  it('are the companies that may add them, with what they have there', async () => {
    await new AddAreaTenant(database()).execute(superuser, areaIds[0]!, tenantId);
    const place = { id: areaIds[0], address: 'Spb, Nevsky, 1a, 14' };
    expect(await companies(staff, tenantId)).toMatchObject([
      { companyId, isAssigned: true, departments: [], areas: [place] },
    ]);
  });

  it('are shown to administrators only, and of existing accounts only', async () => {
    const company = actorFor(companyId);
    const refused = { code: 'authorization.refused' };
    expect(() => areas(tenantId, 1, undefined, company)).toThrow(expect.objectContaining(refused));
    expect(() => companies(company, tenantId)).toThrow(expect.objectContaining(refused));
    await expect(areas(-1)).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(companies(staff, -1)).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});
