/** Checks what an invitation names: its company, department or area, share and permissions. */
import { fault, type FieldErrors, invalidFields } from '#errors';
import type { EntityManager } from 'typeorm';
import { profileFields } from '#auth/account';
import { isAdministrator, type Actor } from '#auth/authorization';
import {
  findEntries,
  findGroup,
  findUnheld,
  type FoundPermission,
  requireHeld,
  resolvePermissions,
} from '#auth/permission';
import { areasIn } from '../area/area.store.js';
import type { Department } from '../department.entity.js';
import { departmentsIn } from '../department/department.store.js';
import { notAShare, parseShare } from '../ownership/share.js';
import type { ManagementScope } from '../scope.js';
import { oneOf } from '../scoped-rows.js';
import type { ProfileDraft } from './invitation.entity.js';
import { findJoinable } from './invitation.store.js';

export interface NewInvitation {
  readonly email: string;
  readonly language?: 'ru' | 'en' | undefined;
  /** A company may name only itself, or omit it. */
  readonly companyId?: number | undefined;
  readonly profile: ProfileDraft;
  readonly phones?: readonly string[] | undefined;
  /** Only for workers. */
  readonly departmentId?: string | undefined;
  /** Only for tenants. */
  readonly areaId?: string | undefined;
  /** Share of the area that the person will own. Without one they live there. */
  readonly part?: unknown;
  /** `crm_button` for all permissions of that name, or `crm_button read` for one. */
  readonly permissions?: readonly string[] | undefined;
  /** Name of a permission group, whose present permissions are added. */
  readonly group?: string | undefined;
}

export interface CheckedDraft {
  readonly companyId: number | null;
  /** Its name; '' for none. */
  readonly company: string;
  readonly departmentId: string | null;
  readonly department: string;
  readonly areaId: string | null;
  readonly area: string;
  readonly part: string | null;
  readonly permissions: readonly FoundPermission[];
  readonly group: string | null;
}

const refuse = (fields: FieldErrors): never => {
  throw invalidFields(fields);
};

/**
 * @throws CodedError `request.invalid_fields`, or `permission.not_held` for permissions that the company does not hold
 */
export async function checkDraft(
  db: EntityManager,
  actor: Actor,
  scope: ManagementScope,
  given: NewInvitation,
): Promise<CheckedDraft> {
  const companyId = scope.kind === 'company' ? scope.userId : given.companyId;
  requireFittingType(given, companyId);
  const company = companyId === undefined ? '' : await invitingCompany(db, companyId, given.companyId);
  const part = given.part === undefined ? null : parseShare(given.part);
  if (part === undefined) throw invalidFields({ part: [notAShare] });
  const department = await departmentOf(db, companyId, given.departmentId);
  const area = await areaOf(db, companyId, given.areaId);
  return {
    companyId: companyId ?? null,
    company,
    departmentId: department?.id ?? null,
    department: department?.name ?? '',
    areaId: area?.id ?? null,
    area: area?.address ?? '',
    part,
    permissions: await permissionsOf(db, actor, companyId, given),
    group: given.group ?? null,
  };
}

/** An invitation joins workers and tenants to a company. One of a company is to Gatehouse, and only administrators send it. */
function requireFittingType(
  { profile, companyId: named, departmentId, areaId, part, permissions = [], group }: NewInvitation,
  companyId: number | undefined,
): void {
  const { type } = profile;
  const foreign = Object.keys(profile).filter(
    (name) => name !== 'type' && !profileFields[type].includes(name),
  );
  if (foreign.length > 0)
    refuse({ profile: Object.fromEntries(foreign.map((name) => [name, [fault('unknown')]])) });
  const otherType = fault('invitation_other_type');
  if (type === 'company' && companyId !== undefined)
    refuse(named === undefined ? { profile: { type: [otherType] } } : { company_id: [otherType] });
  if (departmentId !== undefined && type !== 'worker') refuse({ department_id: [otherType] });
  if (areaId !== undefined && type !== 'tenant') refuse({ area_id: [otherType] });
  if (part !== undefined && areaId === undefined) refuse({ area_id: [fault('required')] });
  const needsCompany = fault('invitation_needs_company');
  if (departmentId !== undefined && companyId === undefined) refuse({ department_id: [needsCompany] });
  const field = permissions.length > 0 ? 'permissions' : group !== undefined && 'group';
  if (!field || type === 'company') return;
  if (companyId === undefined) refuse({ [field]: [needsCompany] });
  const isMember = departmentId !== undefined || (areaId !== undefined && part === undefined);
  if (!isMember) refuse({ [field]: [fault('invitation_needs_place')] });
}

/** @param named by the request @returns the name of the company */
async function invitingCompany(
  db: EntityManager,
  companyId: number,
  named: number | undefined,
): Promise<string> {
  const isOther = named !== undefined && named !== companyId;
  const company = isOther ? undefined : await findJoinable(db, companyId);
  return company ?? refuse({ company_id: [fault('invitation_company_unknown')] });
}

async function departmentOf(
  db: EntityManager,
  companyId: number | undefined,
  id: string | undefined,
): Promise<Department | undefined> {
  if (id === undefined || companyId === undefined) return undefined;
  const department = await oneOf(departmentsIn(db, { kind: 'company', userId: companyId }), id);
  return department ?? refuse({ department_id: [fault('invitation_department_unknown')] });
}

async function areaOf(
  db: EntityManager,
  companyId: number | undefined,
  id: string | undefined,
): Promise<{ id: string; address: string } | undefined> {
  if (id === undefined) return undefined;
  const scope =
    companyId === undefined ? ({ kind: 'all' } as const) : { kind: 'company' as const, userId: companyId };
  const area = await oneOf(areasIn(db, scope), id);
  if (!area) return refuse({ area_id: [fault('invitation_area_unknown')] });
  const { city, street, number, letter } = area.house!;
  return { id: area.id, address: [city, street, `${number}${letter}`, area.number].join(', ') };
}

async function permissionsOf(
  db: EntityManager,
  actor: Actor,
  companyId: number | undefined,
  { permissions = [], group: groupName }: NewInvitation,
): Promise<FoundPermission[]> {
  if (permissions.length === 0 && groupName === undefined) return [];
  const named = await resolvePermissions(db, permissions);
  await requireHeld(db, { actor, companyId }, named);
  if (groupName === undefined) return named;
  const group = await findGroup(db, { name: groupName });
  const entries = group ? await findEntries(db, group.id) : [];
  const unheld = companyId === undefined ? [] : await findUnheld(db, [companyId], entries);
  // A company learns neither which groups exist nor what they contain beyond what it holds.
  const isUnknown = !group || (unheld.length > 0 && !isAdministrator(actor));
  if (isUnknown) return refuse({ group: [fault('invitation_group_unknown')] });
  await requireHeld(db, { actor, companyId }, entries);
  return [...new Map([...named, ...entries].map((permission) => [permission.id, permission])).values()];
}
