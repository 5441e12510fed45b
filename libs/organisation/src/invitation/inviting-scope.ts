/** Who invites whom: admins and companies as in `managementScopeOf`, and staff, who manage people but no organisations. */
import { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import { type Actor, isAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import { type ManagementScope, managementScopeOf } from '../scope.js';
import type { Invitation } from './invitation.entity.js';
import type { NewInvitation } from './invitation-draft.js';

/**
 * @throws CodedError as `managementScopeOf`; `authorization.refused` to staff for an invitation to a company or an area
 */
export async function invitingScopeOf(
  db: EntityManager,
  actor: Actor,
  { companyId, areaId }: Pick<NewInvitation, 'companyId' | 'areaId'>,
): Promise<ManagementScope> {
  if (!isStaffOnly(actor)) return managementScopeOf(db, actor);
  requireInvitingRank(actor, { companyId: companyId ?? null, areaId: areaId ?? null });
  return { kind: 'all' };
}

/**
 * For lists, and for sending again and revoking. Staff see the invitations of companies, but change only those to no company.
 * @throws CodedError as `managementScopeOf`
 */
export function invitationsScopeOf(db: EntityManager, actor: Actor): Promise<ManagementScope> {
  return isStaffOnly(actor) ? Promise.resolve({ kind: 'all' } as const) : managementScopeOf(db, actor);
}

/** @throws CodedError `authorization.refused` to staff, for an invitation to a company or an area */
export function requireInvitingRank(
  actor: Actor,
  { companyId, areaId }: { readonly companyId: number | null; readonly areaId: string | null },
): void {
  if (isStaffOnly(actor) && (companyId !== null || areaId !== null)) {
    throw new CodedError('authorization.refused');
  }
}

/**
 * For the acceptance. Only the company answers for an invitation to a company.
 * @throws CodedError `invitation.inviter_gone` for one to no company whose sender could not send it now
 */
export async function requireStillInviting(
  db: EntityManager,
  { companyId, areaId, invitedBy, fromShell }: Invitation,
): Promise<void> {
  if (companyId !== null || fromShell) return;
  const inviter = invitedBy === null ? undefined : await findUser(db, invitedBy);
  const actor = inviter?.isActive && !inviter.isDeleted ? { ...inviter, userId: inviter.id } : undefined;
  const mayInvite = actor && isAdministrator(actor) && !(isStaffOnly(actor) && areaId !== null);
  if (!mayInvite) throw new CodedError('invitation.inviter_gone');
}

function isStaffOnly(actor: Actor): boolean {
  return isAdministrator(actor) && !actor.isAdmin && !actor.isSuperuser;
}
