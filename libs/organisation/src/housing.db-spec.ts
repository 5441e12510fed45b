import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../test/support/database/migrated-database.js';
import { membershipMails } from '../../../test/support/use-cases/membership-mails.js';
import {
  actorFor,
  addPerson,
  insertGrant,
  grantsOf,
  staff,
  superuser,
} from '../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { ChangeArea } from './area/change-area.js';
import { CreateArea } from './area/create-area.js';
import { DeleteArea } from './area/delete-area.js';
import { ListAreas } from './area/list-areas.js';
import { ReadArea } from './area/read-area.js';
import { ChangeHouseGroup, type HouseGroupChanges } from './house-group/change-house-group.js';
import { CreateHouseGroup } from './house-group/create-house-group.js';
import { DeleteHouseGroup } from './house-group/delete-house-group.js';
import { ListHouseGroups } from './house-group/list-house-groups.js';
import { ReadHouseGroup } from './house-group/read-house-group.js';
import { ChangeHouse, type HouseChanges } from './house/change-house.js';
import { CreateHouse } from './house/create-house.js';
import { DeleteHouse } from './house/delete-house.js';
import { ListHouses } from './house/list-houses.js';
import { ReadHouse } from './house/read-house.js';
import { AddAreaTenant } from './tenancy/add-area-tenant.js';
import { FindTenantProviders } from './tenancy/find-tenant-providers.js';
import { ListAreaTenants } from './tenancy/list-area-tenants.js';
import { RemoveAreaTenant } from './tenancy/remove-area-tenant.js';

const database = migratedDatabase();
const notFound = { code: 'resource.not_found' };
const refused = { code: 'authorization.refused' };
const page = { limit: 100, after: undefined };
const address = { city: 'Port', street: 'Harbour Street', number: '2' };

const createGroup = (actor: Actor, providerId?: number | null) =>
  new CreateHouseGroup(database()).execute(actor, { name: 'Harbour', providerId });
const changeGroup = (actor: Actor, id: string, changes: HouseGroupChanges, version = 1) =>
  new ChangeHouseGroup(database()).execute(actor, { id, version }, changes);
const createHouse = (actor: Actor, groupId?: string | null) =>
  new CreateHouse(database()).execute(actor, { ...address, groupId });
const changeHouse = (actor: Actor, id: string, changes: HouseChanges, version = 1) =>
  new ChangeHouse(database()).execute(actor, { id, version }, changes);
const createArea = (actor: Actor, houseId: string) =>
  new CreateArea(database()).execute(actor, { number: '14', houseId });
const changeArea = (actor: Actor, id: string, number: string, version = 1) =>
  new ChangeArea(database()).execute(actor, { id, version }, number);
const moveIn = (actor: Actor, areaId: string, tenantId: number) =>
  new AddAreaTenant(database()).execute(actor, areaId, tenantId);
const moveOut = (actor: Actor, areaId: string, tenantId: number) =>
  new RemoveAreaTenant(database(), membershipMails).execute(actor, areaId, tenantId);
const tenants = (actor: Actor, areaId: string) =>
  new ListAreaTenants(database()).execute(actor, areaId, page);
const providers = (actor: Actor, userId: number) =>
  new FindTenantProviders(database()).execute(actor, userId);
const deleteOf = (Delete: typeof DeleteArea | typeof DeleteHouse | typeof DeleteHouseGroup, id: string) =>
  new Delete(database()).execute(company, { id, version: 1 });

let companyId: number;
let rivalId: number;
let company: Actor;
let rival: Actor;
/** A group of the company, new for each test. */
let groupId: string;
let houseId: string;
let areaId: string;
let tenantId: number;

beforeAll(async () => {
  [companyId, rivalId] = [await addPerson(database(), 'company'), await addPerson(database(), 'company')];
  [company, rival] = [actorFor(companyId), actorFor(rivalId)];
});

beforeEach(async () => {
  groupId = (await createGroup(company)).id;
  houseId = (await createHouse(company, groupId)).id;
  areaId = (await createArea(company, houseId)).id;
  tenantId = await addPerson(database(), 'tenant', companyId);
});

describe('housing', () => {
  it('is created by its provider, or by an admin for any or no company', async () => {
    expect(await createGroup(superuser)).toMatchObject({ providerId: null });
    expect(await createGroup(superuser, rivalId)).toMatchObject({ providerId: rivalId });
    expect(await createHouse(superuser)).toMatchObject({ groupId: null, letter: '', zipCode: '' });
    expect(await new ReadArea(database()).execute(company, areaId)).toMatchObject({
      number: '14',
      house: { ...address, group: { id: groupId, providerId: companyId } },
    });
    await expect(createHouse(company)).rejects.toMatchObject({ fields: { group_id: [expect.any(String)] } });
  });

  it('of one company is not found for another', async () => {
    await expect(createGroup(rival, companyId)).rejects.toMatchObject(notFound);
    await expect(createHouse(rival, groupId)).rejects.toMatchObject(notFound);
    await expect(createArea(rival, houseId)).rejects.toMatchObject(notFound);
    await expect(changeGroup(rival, groupId, { name: 'Mine' })).rejects.toMatchObject(notFound);
    await expect(changeHouse(rival, houseId, { city: 'Mine' })).rejects.toMatchObject(notFound);
    await expect(changeArea(rival, areaId, '1')).rejects.toMatchObject(notFound);
    await expect(moveIn(rival, areaId, tenantId)).rejects.toMatchObject(notFound);
    await expect(moveOut(rival, areaId, tenantId)).rejects.toMatchObject(notFound);
    await expect(tenants(rival, areaId)).rejects.toMatchObject(notFound);
    for (const [Read, id] of [
      [ReadHouseGroup, groupId],
      [ReadHouse, houseId],
      [ReadArea, areaId],
    ] as const) {
      await expect(new Read(database()).execute(rival, id)).rejects.toMatchObject(notFound);
      await new Read(database()).execute(company, id);
      await new Read(database()).execute(staff, id);
    }
    const stranger = actorFor(await addPerson(database(), 'company'));
    for (const List of [ListHouseGroups, ListHouses, ListAreas]) {
      expect((await new List(database()).execute(stranger, page, undefined)).items).toEqual([]);
      expect((await new List(database()).execute(company, page, undefined)).items).not.toEqual([]);
    }
  });

  it('is listed by its parent', async () => {
    expect((await new ListHouses(database()).execute(staff, page, { groupId })).items).toMatchObject([
      { id: houseId },
    ]);
    expect((await new ListAreas(database()).execute(staff, page, houseId)).items).toMatchObject([
      { id: areaId },
    ]);
    const groups = await new ListHouseGroups(database()).execute(staff, page, companyId);
    expect(groups.items.map(({ id }) => id)).toContain(groupId);
    expect(groups.items.every(({ providerId }) => providerId === companyId)).toBe(true);
  });

  it('cannot be changed by tenants or staff', async () => {
    for (const actor of [actorFor(tenantId), staff]) {
      await expect(createGroup(actor)).rejects.toMatchObject(refused);
      await expect(createHouse(actor, groupId)).rejects.toMatchObject(refused);
      await expect(createArea(actor, houseId)).rejects.toMatchObject(refused);
      await expect(moveIn(actor, areaId, tenantId)).rejects.toMatchObject(refused);
    }
  });

  it('is changed on the version that was read', async () => {
    expect(await changeHouse(company, houseId, { letter: 'a' })).toMatchObject({ letter: 'a', version: 2 });
    expect(await changeArea(company, areaId, '15')).toMatchObject({ number: '15', version: 2 });
    expect(await changeGroup(company, groupId, { name: 'Quay' })).toMatchObject({ name: 'Quay', version: 2 });
    const stale = { code: 'resource.changed_meanwhile' };
    await expect(changeHouse(company, houseId, { letter: 'b' })).rejects.toMatchObject(stale);
    await expect(changeArea(company, areaId, '16')).rejects.toMatchObject(stale);
    await expect(changeGroup(company, groupId, { name: 'Pier' })).rejects.toMatchObject(stale);
  });

  it('cannot be moved to or from another company by a company', async () => {
    const theirs = await createGroup(rival);
    await expect(changeGroup(company, groupId, { providerId: rivalId })).rejects.toMatchObject(notFound);
    await expect(changeGroup(company, groupId, { providerId: null })).rejects.toMatchObject(refused);
    await expect(changeHouse(company, houseId, { groupId: theirs.id })).rejects.toMatchObject(notFound);
    await expect(changeHouse(company, houseId, { groupId: null })).rejects.toMatchObject(refused);
  });

  it('is deleted only when it is empty', async () => {
    await moveIn(company, areaId, tenantId);
    const inUse = { code: 'resource.in_use' };
    await expect(deleteOf(DeleteHouseGroup, groupId)).rejects.toMatchObject(inUse);
    await expect(deleteOf(DeleteHouse, houseId)).rejects.toMatchObject(inUse);
    await expect(deleteOf(DeleteArea, areaId)).rejects.toMatchObject(inUse);
    await moveOut(company, areaId, tenantId);
    await deleteOf(DeleteArea, areaId);
    await deleteOf(DeleteHouse, houseId);
    await deleteOf(DeleteHouseGroup, groupId);
    await expect(new ReadHouseGroup(database()).execute(company, groupId)).rejects.toMatchObject(notFound);
  });

  it('never loses a house that is added while its group is deleted', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await createGroup(company);
      const [created, deleted] = await Promise.allSettled([
        createHouse(company, id),
        deleteOf(DeleteHouseGroup, id),
      ]);
      expect([created.status, deleted.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('a tenant', () => {
  it('sees the areas they live in, with house and group, and not the other tenants', async () => {
    await moveIn(company, areaId, tenantId);
    const tenant = actorFor(tenantId);
    const areas = await new ListAreas(database()).execute(tenant, page, undefined);
    expect(areas.items).toMatchObject([{ id: areaId, house: { id: houseId, group: { id: groupId } } }]);
    expect((await new ListHouses(database()).execute(tenant, page, undefined)).items).toMatchObject([
      { id: houseId },
    ]);
    expect((await new ListHouseGroups(database()).execute(tenant, page, undefined)).items).toMatchObject([
      { id: groupId },
    ]);
    await expect(tenants(tenant, areaId)).rejects.toMatchObject(notFound);
    await expect(new ReadArea(database()).execute(tenant, uuidv7())).rejects.toMatchObject(notFound);
    expect((await tenants(company, areaId)).items).toMatchObject([{ userId: tenantId }]);
  });

  it('of another provider can be added by an admin only, and then has two', async () => {
    await moveIn(company, areaId, tenantId);
    const theirHouse = await createHouse(rival, (await createGroup(rival)).id);
    const theirs = await createArea(rival, theirHouse.id);
    await expect(moveIn(rival, theirs.id, tenantId)).rejects.toMatchObject(notFound);
    await moveIn(superuser, theirs.id, tenantId);
    const both = [
      { companyId, areaIds: [areaId] },
      { companyId: rivalId, areaIds: [theirs.id] },
    ];
    expect(await providers(actorFor(tenantId), tenantId)).toMatchObject(both);
    expect(await providers(staff, tenantId)).toMatchObject(both);
    expect(await providers(company, tenantId)).toMatchObject([{ companyId }]);
  });

  it('has providers that only the tenant, the provider and administrators can see', async () => {
    await moveIn(company, areaId, tenantId);
    const neighbour = actorFor(await addPerson(database(), 'tenant'));
    await expect(providers(neighbour, tenantId)).rejects.toMatchObject(notFound);
    await expect(providers(rival, tenantId)).rejects.toMatchObject(notFound);
    await expect(providers(superuser, 2_000_000_000)).rejects.toMatchObject(notFound);
    expect(await providers(neighbour, neighbour.userId!)).toEqual([]);
  });

  it.each([
    ['moves out', () => moveOut(company, areaId, tenantId)],
    ['gets another provider', () => changeGroup(superuser, groupId, { providerId: rivalId })],
    ['no longer has a provider', () => changeGroup(superuser, groupId, { providerId: null })],
    ['sees the house leave its group', () => changeHouse(superuser, houseId, { groupId: null })],
  ])('who %s loses the grants they held through the provider alone', async (_, change) => {
    await moveIn(company, areaId, tenantId);
    const name = `held_${tenantId}`;
    for (const userId of [companyId, tenantId]) await insertGrant(database(), userId, name);
    await change();
    expect(await grantsOf(database(), tenantId)).toEqual([]);
  });

  it('whose house moves within the company keeps their grants', async () => {
    await moveIn(company, areaId, tenantId);
    const name = `kept_${tenantId}`;
    for (const userId of [companyId, tenantId]) await insertGrant(database(), userId, name);
    await changeHouse(company, houseId, { groupId: (await createGroup(company)).id });
    expect(await grantsOf(database(), tenantId)).toEqual([name]);
  });
});
