/** Reads the members of companies, and locks memberships for changes. */
import { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import { type Actor, requireHigherRankThan } from '#auth/authorization';
import { type ManagementScope, memberScopeOf } from './scope.js';

export type MemberKind = 'worker' | 'tenant';

/**
 * Finds a person whom the scope may add, and locks their memberships until the transaction ends.
 * A company may add people whom an administrator has assigned to it, and its own members. See decision 8.
 * @throws CodedError `resource.not_found`
 */
export async function lockMember(
  db: EntityManager,
  scope: ManagementScope,
  kind: MemberKind,
  userId: number,
): Promise<void> {
  const found = await db.query<unknown[]>(
    `SELECT FROM users WHERE id = $1 AND profile_type = $2 AND NOT is_deleted FOR NO KEY UPDATE`,
    [userId, kind],
  );
  const foreign = found.length > 0 && scope.kind === 'company' && !(await isWithin(db, userId, scope.userId));
  if (found.length === 0 || foreign) throw new CodedError('resource.not_found');
}

/**
 * For every change of memberships: a company manages its members whatever their rank, an administrator acts on lower
 * ranks.
 * @throws CodedError `authorization.refused`
 */
export async function requireReach(
  db: EntityManager,
  actor: Actor,
  scope: ManagementScope,
  userIds: readonly number[],
): Promise<void> {
  if (scope.kind === 'all') await requireHigherRankThan(db, actor, userIds);
}

/** Whether the person is assigned to the company or a member of it. */
async function isWithin(db: EntityManager, userId: number, companyId: number): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `SELECT FROM company_assignments WHERE user_id = $1 AND company_id = $2
     UNION ALL SELECT FROM company_members WHERE user_id = $1 AND company_id = $2 LIMIT 1`,
    [userId, companyId],
  );
  return rows.length > 0;
}

/**
 * Finds the company that a request names. A company may name only itself.
 * @throws CodedError `resource.not_found`
 */
export async function lockCompany(
  db: EntityManager,
  scope: ManagementScope,
  companyId: number,
): Promise<void> {
  const foreign = scope.kind === 'company' && scope.userId !== companyId;
  const found = await db.query<unknown[]>(
    `SELECT FROM company_profiles company JOIN users ON users.id = company.user_id
     WHERE company.user_id = $1 AND NOT users.is_deleted FOR KEY SHARE OF company`,
    [companyId],
  );
  if (foreign || found.length === 0) throw new CodedError('resource.not_found');
}

/**
 * For lists of people of a company: the company itself and administrators may read them.
 * @throws CodedError `resource.not_found`, also for another company
 */
export async function requireReadableCompany(
  db: EntityManager,
  actor: Actor,
  companyId: number,
): Promise<void> {
  const scope = await memberScopeOf(db, actor);
  const isOther = scope.kind === 'company' && scope.userId !== companyId;
  const found = await db.query<unknown[]>('SELECT FROM company_profiles WHERE user_id = $1', [companyId]);
  if (isOther || found.length === 0) throw new CodedError('resource.not_found');
}

export function workersOf(db: EntityManager, departmentId: string): Promise<number[]> {
  return idsOf(db, 'SELECT worker_id AS id FROM department_workers WHERE department_id = $1', departmentId);
}

export function tenantsOfHouse(db: EntityManager, houseId: string): Promise<number[]> {
  return idsOf(
    db,
    `SELECT DISTINCT tenant.tenant_id AS id FROM areas area
     JOIN area_tenants tenant ON tenant.area_id = area.id WHERE area.house_id = $1`,
    houseId,
  );
}

export function tenantsOfHouseGroup(db: EntityManager, groupId: string): Promise<number[]> {
  return idsOf(
    db,
    `SELECT DISTINCT tenant.tenant_id AS id FROM houses house JOIN areas area ON area.house_id = house.id
     JOIN area_tenants tenant ON tenant.area_id = area.id WHERE house.group_id = $1`,
    groupId,
  );
}

async function idsOf(db: EntityManager, sql: string, rowId: string): Promise<number[]> {
  const rows = await db.query<{ id: number }[]>(sql, [rowId]);
  return rows.map(({ id }) => id);
}
