/** The scope of an actor in organisations and housing: all rows, those of one company, or those that concern one person. */
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
 * The rows that the actor may read: administrators all, an approved company its own, other users those that concern
 * them. A company that awaits approval reads none.
 */
export async function readScopeOf(db: EntityManager, actor: Actor): Promise<Scope> {
  const { userId } = actor;
  if (userId === undefined || isAdministrator(actor)) return { kind: 'all' };
  return { kind: (await approvalOf(db, userId)) === 'approved' ? 'company' : 'person', userId };
}

/**
 * The rows that the actor may change: admins and superusers all, an approved company its own. Staff manage people, not
 * organisations.
 * @throws CodedError `company.approval_pending` for a company that awaits approval, `authorization.refused` for every
 * other actor
 */
export async function managementScopeOf(db: EntityManager, actor: Actor): Promise<ManagementScope> {
  const { userId } = actor;
  if (userId === undefined || actor.isSuperuser || actor.isAdmin) return { kind: 'all' };
  await requireApproved(db, userId);
  return { kind: 'company', userId };
}

/**
 * The rows whose workers, tenants and owners the actor may list. For other actors the rows do not exist.
 * @throws CodedError `resource.not_found`
 */
export async function memberScopeOf(db: EntityManager, actor: Actor): Promise<ManagementScope> {
  const scope = await readScopeOf(db, actor);
  if (scope.kind === 'person') throw new CodedError('resource.not_found');
  return scope;
}
