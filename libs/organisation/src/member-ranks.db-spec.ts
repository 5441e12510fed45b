import { loadSettings } from '#config';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../test/support/database/migrated-database.js';
import { membershipMails } from '../../../test/support/use-cases/membership-mails.js';
import { actorFor, addPerson, assign, superuser } from '../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { type Rank, ranks } from '../../auth/src/authorization/rank.js';
import { AttemptCounters } from '../../auth/src/throttle/attempt-counters.js';
import { AddBan, RemoveBan } from '#auth/throttle';
import { DatabaseThrottleStore } from '../../auth/src/throttle/store/database-throttle-store.js';
import { CreateArea } from './area/create-area.js';
import { AssignPerson } from './company/assign-person.js';
import { UnassignPerson } from './company/unassign-person.js';
import { AddDepartmentWorker } from './department/add-department-worker.js';
import { CreateDepartment } from './department/create-department.js';
import { DeleteDepartment } from './department/delete-department.js';
import { RemoveDepartmentWorker } from './department/remove-department-worker.js';
import { CreateHouseGroup } from './house-group/create-house-group.js';
import { CreateHouse } from './house/create-house.js';
import { AddAreaOwner } from './ownership/add-area-owner.js';
import { ChangeShare } from './ownership/change-share.js';
import { RemoveAreaOwner } from './ownership/remove-area-owner.js';
import { AddAreaTenant } from './tenancy/add-area-tenant.js';
import { RemoveAreaTenant } from './tenancy/remove-area-tenant.js';

const database = migratedDatabase();
const settings = loadSettings({ DEBUG: '1', SECRET_KEY: 'of a spec', DATABASE_URL: 'postgres://unused' });

let companyId: number;
let company: Actor;
let departmentId: string;
let areaId: string;

beforeAll(async () => {
  companyId = await addPerson(database(), 'company');
  company = actorFor(companyId);
  departmentId = (await new CreateDepartment(database()).execute(company, { name: 'Porters' })).id;
  const group = await new CreateHouseGroup(database()).execute(company, { name: 'Harbour' });
  const address = { city: 'Port', street: 'Harbour Street', number: '2', groupId: group.id };
  const house = await new CreateHouse(database()).execute(company, address);
  areaId = (await new CreateArea(database()).execute(company, { number: '14', houseId: house.id })).id;
});

const flagsOf = (rank: Rank) => ({
  isStaff: rank === 'staff',
  isAdmin: rank === 'admin',
  isSuperuser: rank === 'superuser',
});

async function addMember(kind: 'worker' | 'tenant', rank: Rank): Promise<number> {
  const userId = await addPerson(database(), kind);
  const { isStaff, isAdmin, isSuperuser } = flagsOf(rank);
  await database().query('UPDATE users SET is_staff = $2, is_admin = $3, is_superuser = $4 WHERE id = $1', [
    userId,
    isStaff,
    isAdmin,
    isSuperuser,
  ]);
  return userId;
}

const emailOf = async (userId: number): Promise<string> =>
  (await database().query<[{ email: string }]>('SELECT email FROM users WHERE id = $1', [userId]))[0].email;

const worker = (actor: Actor, userId: number) =>
  new AddDepartmentWorker(database()).execute(actor, departmentId, userId);
const tenant = (actor: Actor, userId: number) => new AddAreaTenant(database()).execute(actor, areaId, userId);
const owner = (actor: Actor, tenantId: number) =>
  new AddAreaOwner(database()).execute(actor, areaId, { tenantId, part: '0.000001' });
const assigned = (userId: number) => assign(database(), companyId, userId);
const ban = async (actor: Actor, userId: number) =>
  new AddBan(database()).execute(actor, { target: await emailOf(userId), minutes: null, reason: 'a test' });
const unban = async (actor: Actor, userId: number) => {
  const counters = new AttemptCounters(settings.app, settings.throttle);
  const store = new DatabaseThrottleStore(database());
  return new RemoveBan(database(), counters, store).execute(actor, await emailOf(userId));
};
const share = async (userId: number) => ({ id: (await owner(superuser, userId)).id, version: 1 });

async function departmentOf(userId: number): Promise<string> {
  const { id } = await new CreateDepartment(database()).execute(company, { name: `Of ${userId}` });
  await new AddDepartmentWorker(database()).execute(superuser, id, userId);
  return id;
}

interface Action {
  readonly kind: 'worker' | 'tenant';
  /** Runs first; `act` receives its result. */
  readonly prepare?: (userId: number) => Promise<unknown>;
  readonly act: (actor: Actor, userId: number, prepared: unknown) => Promise<unknown>;
}

type Share = Awaited<ReturnType<typeof share>>;

const actions: Readonly<Record<string, Action>> = {
  'assigns a person to a company': {
    kind: 'worker',
    act: (actor, userId) => new AssignPerson(database()).execute(actor, { companyId, userId }),
  },
  'ends the assignment of a person': {
    kind: 'tenant',
    prepare: assigned,
    act: (actor, userId) => new UnassignPerson(database()).execute(actor, { companyId, userId }),
  },
  'adds a worker to a department': { kind: 'worker', prepare: assigned, act: worker },
  'removes a worker from a department': {
    kind: 'worker',
    prepare: (userId) => worker(superuser, userId),
    act: (actor, userId) =>
      new RemoveDepartmentWorker(database(), membershipMails).execute(actor, departmentId, userId),
  },
  'deletes the department of a worker': {
    kind: 'worker',
    prepare: departmentOf,
    act: (actor, _, id) =>
      new DeleteDepartment(database(), membershipMails).execute(actor, { id: id as string, version: 1 }),
  },
  'adds a tenant to an area': { kind: 'tenant', prepare: assigned, act: tenant },
  'removes a tenant from an area': {
    kind: 'tenant',
    prepare: (userId) => tenant(superuser, userId),
    act: (actor, userId) => new RemoveAreaTenant(database(), membershipMails).execute(actor, areaId, userId),
  },
  'adds an owner to an area': { kind: 'tenant', prepare: assigned, act: owner },
  'changes the share of an owner': {
    kind: 'tenant',
    prepare: share,
    act: (actor, _, given) => new ChangeShare(database()).execute(actor, areaId, given as Share, '0.000002'),
  },
  'removes an owner from an area': {
    kind: 'tenant',
    prepare: share,
    act: (actor, _, given) => new RemoveAreaOwner(database()).execute(actor, areaId, given as Share),
  },
};

const administration: Readonly<Record<string, Action>> = {
  ...actions,
  'bans an account': { kind: 'worker', act: ban },
  'lifts the ban of an account': {
    kind: 'worker',
    prepare: (userId) => ban(superuser, userId),
    act: unban,
  },
};

async function outcome({ kind, prepare, act }: Action, actor: Actor, rank: Rank): Promise<string> {
  const userId = await addMember(kind, rank);
  const prepared = await prepare?.(userId);
  try {
    await act(actor, userId, prepared);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe.each(Object.entries(administration))('an administrator who %s', (_, action) => {
  it.each(['admin', 'superuser'] as const)(
    'as %s may do so for lower ranks only, and as superuser for all',
    async (rank) => {
      const actor: Actor = { userId: await addMember('worker', rank), ...flagsOf(rank) };
      for (const other of ranks) {
        const isReached = rank === 'superuser' || ranks.indexOf(other) < ranks.indexOf(rank);
        const expected = isReached ? 'done' : 'authorization.refused';
        expect([other, await outcome(action, actor, other)]).toEqual([other, expected]);
      }
    },
  );
});

describe.each(Object.entries(actions).slice(2))('a company that %s', (_, action) => {
  it('may do so for its own people, whatever their rank', async () => {
    for (const rank of ranks) expect([rank, await outcome(action, company, rank)]).toEqual([rank, 'done']);
  });
});

it('an admin who is banned cannot remove the ban', async () => {
  const userId = await addMember('worker', 'admin');
  await ban(superuser, userId);
  await expect(unban({ userId, ...flagsOf('admin') }, userId)).rejects.toMatchObject({
    code: 'authorization.refused',
  });
});
