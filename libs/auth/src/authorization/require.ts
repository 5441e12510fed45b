/** Rank checks that several use cases share. */
import { CodedError } from '#errors';
import type { Actor } from './actor.js';

export function isAdministrator(actor: Actor): boolean {
  return actor.isSuperuser || actor.isAdmin || actor.isStaff;
}

/** @throws CodedError `authorization.refused` unless the actor is staff, admin or superuser */
export function requireAdministrator(actor: Actor): void {
  if (!isAdministrator(actor)) throw new CodedError('authorization.refused');
}

/** @throws CodedError `authorization.refused` unless the actor is admin or superuser */
export function requireAdmin(actor: Actor): void {
  if (!actor.isSuperuser && !actor.isAdmin) throw new CodedError('authorization.refused');
}

/** @throws CodedError `authorization.refused` unless the actor is a superuser */
export function requireSuperuser(actor: Actor): void {
  if (!actor.isSuperuser) throw new CodedError('authorization.refused');
}
