/** Decides whether the caller may change the grants of a user: as an administrator or as the user's company. */
import { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import { type Actor, isAdministrator, requireHigherRank } from '#auth/authorization';
import { requireApproved } from './company-approval.js';
import { lockCoverage } from './coverage.store.js';
import { findGrantHolder, findUnheld, type Holder, isMember } from './grant.store.js';
import { labelOf } from './permission-reference.js';
import type { FoundPermission } from './permission.store.js';

export interface GrantingRight {
  readonly actor: Actor;
  /** Undefined for an administrator, who needs no company. */
  readonly companyId: number | undefined;
}

/**
 * @throws CodedError `authorization.refused` for callers who are neither administrators nor companies,
 * `company.approval_pending`
 */
export async function grantingRightOf(db: EntityManager, actor: Actor): Promise<GrantingRight> {
  const { userId } = actor;
  if (userId === undefined || isAdministrator(actor)) return { actor, companyId: undefined };
  await requireApproved(db, userId);
  return { actor, companyId: userId };
}

/**
 * Locks the grants of the user and of their companies until the transaction ends.
 * @throws CodedError `resource.not_found` for an unknown user; to an administrator, `authorization.refused` as in
 * `requireHigherRank`; to a company, `resource.not_found` for members of others and `authorization.refused` for a superuser
 */
export async function lockHolder(db: EntityManager, right: GrantingRight, userId: number): Promise<Holder> {
  await lockCoverage(db, [userId]);
  const holder = await findGrantHolder(db, userId);
  if (!holder) throw new CodedError('resource.not_found');
  if (right.companyId === undefined) requireHigherRank(right.actor, holder);
  else await requireMember(db, right.companyId, holder);
  return holder;
}

/** A company may grant permissions to its members of every rank except superuser, because superusers have every permission. */
async function requireMember(db: EntityManager, companyId: number, holder: Holder): Promise<void> {
  if (!(await isMember(db, companyId, holder.id))) throw new CodedError('resource.not_found');
  if (holder.isSuperuser) throw new CodedError('authorization.refused');
}

/** @throws CodedError `permission.not_held` for a company that does not hold all of the permissions itself */
export async function requireHeld(
  db: EntityManager,
  { companyId }: GrantingRight,
  permissions: readonly FoundPermission[],
): Promise<void> {
  if (companyId === undefined) return;
  const refused = await findUnheld(db, [companyId], permissions);
  if (refused.length > 0)
    throw new CodedError('permission.not_held', { names: { refused: refused.map(labelOf) } });
}
