import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff, superuser } from '../../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { CreateArea } from '../area/create-area.js';
import { DeleteArea } from '../area/delete-area.js';
import { ReadArea } from '../area/read-area.js';
import { CreateHouseGroup } from '../house-group/create-house-group.js';
import { CreateHouse } from '../house/create-house.js';
import { AddAreaOwner, type NewShare } from './add-area-owner.js';
import { ChangeShare } from './change-share.js';
import { ListAreaOwners } from './list-area-owners.js';
import { RemoveAreaOwner } from './remove-area-owner.js';

const database = migratedDatabase();
const notFound = { code: 'resource.not_found' };
const exceeds = { code: 'ownership.exceeds_whole' };

let companyId: number;
let company: Actor;
let rivalId: number;
let tenantId: number;
let houseId: string;
let areaId: string;

const add = (actor: Actor, share: NewShare) => new AddAreaOwner(database()).execute(actor, areaId, share);
const change = (actor: Actor, id: string, part: unknown, version = 1) =>
  new ChangeShare(database()).execute(actor, areaId, { id, version }, part);
const remove = (actor: Actor, id: string, version = 1) =>
  new RemoveAreaOwner(database()).execute(actor, areaId, { id, version });
const list = (actor: Actor) =>
  new ListAreaOwners(database()).execute(actor, areaId, { limit: 100, after: undefined });

async function total(): Promise<string> {
  const [sum] = await database().query(
    'SELECT sum(part)::text AS total FROM owner_areas WHERE area_id = $1',
    [areaId],
  );
  return sum.total;
}

beforeAll(async () => {
  companyId = await addPerson(database(), 'company');
  rivalId = await addPerson(database(), 'company');
  tenantId = await addPerson(database(), 'tenant', companyId);
  company = actorFor(companyId);
  const group = await new CreateHouseGroup(database()).execute(company, { name: 'Harbour' });
  const address = { city: 'Port', street: 'Harbour Street', number: '2', groupId: group.id };
  houseId = (await new CreateHouse(database()).execute(company, address)).id;
});

beforeEach(async () => {
  areaId = (await new CreateArea(database()).execute(company, { number: '14', houseId })).id;
});

describe('the owners of an area', () => {
  const names = async (actor: Actor) => (await list(actor)).items.map(({ ownerName }) => ownerName);

  it('have their names for administrators, and for a company those it may see', async () => {
    await add(company, { part: '0.1', companyId });
    await add(company, { part: '0.1', tenantId });
    await add(superuser, { part: '0.1', companyId: rivalId });
    const stranger = await addPerson(database(), 'tenant', rivalId);
    await add(superuser, { part: '0.1', tenantId: stranger });
    const [own, tenant, rival, foreign] = await names(staff);
    expect([own, tenant, rival, foreign].every(Boolean)).toBe(true);
    expect(await names(company)).toEqual([own, tenant, null, null]);
  });
});

describe('the shares of an area', () => {
  it('belong to a company or a tenant, and add up exactly', async () => {
    await add(company, { part: '0.3333333333', tenantId });
    await add(company, { part: 0.3333333333, companyId });
    await add(superuser, { part: '.3333333334', companyId: rivalId });
    expect(await total()).toBe('1.0000000000');
    await expect(add(company, { part: 1e-10, tenantId })).rejects.toMatchObject(exceeds);
    expect((await list(staff)).items).toHaveLength(3);
  });

  it('never add up to more than 1, however many are added at the same time', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => add(company, { part: '0.3', tenantId })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(exceeds);
    }
    expect(await total()).toBe('0.9000000000');
  });

  it('never add up to more than 1, however many are changed at the same time', async () => {
    const shares = [];
    for (let n = 0; n < 5; n++) shares.push(await add(company, { part: '0.1', tenantId }));
    const outcomes = await Promise.allSettled(shares.map(({ id }) => change(company, id, '0.3')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await total()).toBe('0.9000000000');
  });

  it.each([0, -0.5, 1.5, '0.33333333333', 'half', null])('cannot be %j', async (part) => {
    const invalid = { fields: { part: [expect.any(String)] } };
    await expect(add(company, { part, tenantId })).rejects.toMatchObject(invalid);
    const share = await add(company, { part: 1, tenantId });
    await expect(change(company, share.id, part)).rejects.toMatchObject(invalid);
  });

  it('have one owner each', async () => {
    const invalid = { fields: { company_id: [expect.any(String)], tenant_id: [expect.any(String)] } };
    await expect(add(company, { part: 1 })).rejects.toMatchObject(invalid);
    await expect(add(company, { part: 1, companyId, tenantId })).rejects.toMatchObject(invalid);
  });

  it('are given by a company to itself and its own tenants, and by an admin to all', async () => {
    await expect(add(company, { part: '0.1', companyId: rivalId })).rejects.toMatchObject(notFound);
    await expect(add(company, { part: '0.1', companyId: 2_000_000_000 })).rejects.toMatchObject(notFound);
    await expect(add(company, { part: '0.1', tenantId: companyId })).rejects.toMatchObject(notFound);
    await add(superuser, { part: '0.1', companyId: rivalId });
  });

  it('are changed and removed on the version that was read', async () => {
    const { id } = await add(company, { part: '0.5', tenantId });
    expect(await change(company, id, '0.25')).toMatchObject({ part: '0.2500000000', version: 2 });
    const stale = { code: 'resource.changed_meanwhile' };
    await expect(change(company, id, '0.3')).rejects.toMatchObject(stale);
    await expect(remove(company, id)).rejects.toMatchObject(stale);
    await remove(company, id, 2);
    expect((await list(company)).items).toEqual([]);
  });

  it('are not found for others, nor under another area', async () => {
    const { id } = await add(company, { part: '0.5', tenantId });
    const rival = actorFor(rivalId);
    await expect(list(rival)).rejects.toMatchObject(notFound);
    await expect(change(rival, id, '0.1')).rejects.toMatchObject(notFound);
    await expect(remove(rival, id)).rejects.toMatchObject(notFound);
    await expect(list(actorFor(tenantId))).rejects.toMatchObject(notFound);
    for (const unknown of ['', 'x', uuidv7()]) {
      await expect(remove(company, unknown)).rejects.toMatchObject(notFound);
    }
    areaId = (await new CreateArea(database()).execute(company, { number: '15', houseId })).id;
    await expect(change(company, id, '0.1')).rejects.toMatchObject(notFound);
  });

  it('let their owner see the area, and prevent its deletion', async () => {
    const owner = await addPerson(database(), 'tenant', companyId);
    const { id } = await add(company, { part: 1, tenantId: owner });
    expect(await new ReadArea(database()).execute(actorFor(owner), areaId)).toMatchObject({ id: areaId });
    const deletion = () => new DeleteArea(database()).execute(company, { id: areaId, version: 1 });
    await expect(deletion()).rejects.toMatchObject({ code: 'resource.in_use' });
    await remove(company, id);
    await deletion();
  });
});
