/** What an acceptance gives the person: the company, a department or an area, a share, and permissions. */
import { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '#auth/authorization';
import {
  companiesOf,
  findGrantHolder,
  findPermissionsById,
  findUnheld,
  type FoundPermission,
  grantTo,
  labelOf,
  lockCoverage,
} from '#auth/permission';
import { lockArea } from '../area/area.store.js';
import { insertAssignment, lockAssignable } from '../company/company.store.js';
import { departmentsIn, insertDepartmentWorker } from '../department/department.store.js';
import { OwnerArea } from '../owner-area.entity.js';
import { requireWhole } from '../ownership/ownership.store.js';
import type { ManagementScope } from '../scope.js';
import { oneOf } from '../scoped-rows.js';
import { insertAreaTenant } from '../tenancy/tenancy.store.js';
import type { Invitation } from './invitation.entity.js';
import { findJoinable } from './invitation.store.js';

export interface Joined {
  /** What the invitation named and no longer exists, or belongs to another company. */
  readonly gone: readonly ('department' | 'area')[];
  /** `<name> <action>` of each permission granted. */
  readonly granted: readonly string[];
  /** Permissions of the invitation that the company no longer holds. Deleted ones have no name. */
  readonly leftOut: readonly string[];
}

/**
 * @throws CodedError `invitation.company_gone`, `invitation.share_exceeds` or `permission.too_many`
 */
export async function joinCompany(
  db: EntityManager,
  actor: Actor,
  invitation: Invitation,
  userId: number,
): Promise<Joined> {
  const { companyId, departmentId, areaId } = invitation;
  if (companyId !== null) {
    if ((await findJoinable(db, companyId)) === undefined) throw new CodedError('invitation.company_gone');
    await lockAssignable(db, userId);
    await insertAssignment(db, companyId, userId);
  }
  const scope: ManagementScope =
    companyId === null ? { kind: 'all' } : { kind: 'company', userId: companyId };
  const gone: Joined['gone'][number][] = [];
  if (departmentId !== null && !(await joinDepartment(db, scope, departmentId, userId)))
    gone.push('department');
  if (areaId !== null && !(await enterArea(db, scope, invitation, userId))) gone.push('area');
  return { gone, ...(await grant(db, actor, invitation, userId)) };
}

/** @returns false if the department is gone */
async function joinDepartment(
  db: EntityManager,
  scope: ManagementScope,
  departmentId: string,
  userId: number,
): Promise<boolean> {
  const department = await oneOf(departmentsIn(db, scope).setLock('for_key_share'), departmentId);
  if (department) await insertDepartmentWorker(db, department.id, userId);
  return department !== undefined;
}

/** With a share the person owns a part of the area, without one they live there. @returns false if the area is gone */
async function enterArea(
  db: EntityManager,
  scope: ManagementScope,
  { areaId, part }: Invitation,
  tenantId: number,
): Promise<boolean> {
  const area = await lockArea(db, scope, areaId!).catch((error: unknown) => {
    if (error instanceof CodedError && error.code === 'resource.not_found') return undefined;
    throw error;
  });
  if (!area) return false;
  if (part === null) {
    await insertAreaTenant(db, area.id, tenantId);
    return true;
  }
  await db.insert(OwnerArea, { id: uuidv7(), version: 1, areaId: area.id, part, companyId: null, tenantId });
  await requireWhole(db, area.id).catch((error: unknown) => {
    const exceeds = error instanceof CodedError && error.code === 'ownership.exceeds_whole';
    throw exceeds ? new CodedError('invitation.share_exceeds') : error;
  });
  return true;
}

/** Grants what the company holds now. Without a company, only an account of a company receives permissions. */
async function grant(
  db: EntityManager,
  actor: Actor,
  { companyId, permissionIds, permissionGroup }: Invitation,
  userId: number,
): Promise<Pick<Joined, 'granted' | 'leftOut'>> {
  if (permissionIds.length === 0) return { granted: [], leftOut: [] };
  await lockCoverage(db, [userId]);
  const permissions = await findPermissionsById(db, permissionIds);
  const leftOut = companyId === null ? [] : await unheldBy(db, companyId, userId, permissions);
  const held = permissions.filter((permission) => !leftOut.includes(permission));
  const holder = (await findGrantHolder(db, userId))!;
  const granted = await grantTo(db, actor, holder, held, permissionGroup ?? undefined);
  return { granted, leftOut: leftOut.map(labelOf) };
}

/** A person whose department or area is gone is no member, and receives none. */
async function unheldBy(
  db: EntityManager,
  companyId: number,
  userId: number,
  permissions: readonly FoundPermission[],
): Promise<readonly FoundPermission[]> {
  const isMember = (await companiesOf(db, userId)).includes(companyId);
  return isMember ? findUnheld(db, [companyId], permissions) : permissions;
}
