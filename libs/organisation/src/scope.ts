/** The scope of a user in organisations and housing: everything, one company's own, or what they belong to. */
import { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import { approvalOf, requireApproved } from '#auth/permission';
import { type Actor, isAdministrator } from '#auth/authorization';

export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'company'; readonly userId: number }
  | { readonly kind: 'person'; readonly userId: number };

export type ManagementScope = Exclude<Scope, { kind: 'person' }>;

/**
 * What the actor may read: administrators all, an approved company its own, anybody else what they belong to. A company
 * that waits for approval belongs nowhere.
 */
export async function readScopeOf(db: EntityManager, actor: Actor): Promise<Scope> {
  const { userId } = actor;
  if (userId === undefined || isAdministrator(actor)) return { kind: 'all' };
  return { kind: (await approvalOf(db, userId)) === 'approved' ? 'company' : 'person', userId };
}

/**
 * What the actor may change: admins and superusers all, an approved company its own. Staff manage people, not
 * organisations.
 * @throws CodedError `company.approval_pending` for a company that waits for approval, `authorization.refused` for
 * everybody else, whatever they ask for
 */
export async function managementScopeOf(db: EntityManager, actor: Actor): Promise<ManagementScope> {
  const { userId } = actor;
  if (userId === undefined || actor.isSuperuser || actor.isAdmin) return { kind: 'all' };
  await requireApproved(db, userId);
  return { kind: 'company', userId };
}

/**
 * What the actor may read of who works, lives in or owns something. To those who merely belong there it does not exist.
 * @throws CodedError `resource.not_found`
 */
export async function memberScopeOf(db: EntityManager, actor: Actor): Promise<ManagementScope> {
  const scope = await readScopeOf(db, actor);
  if (scope.kind === 'person') throw new CodedError('resource.not_found');
  return scope;
}
