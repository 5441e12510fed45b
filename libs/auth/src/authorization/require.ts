/** The questions of authorisation that are asked in more than one place. */
import { CodedError } from '#errors';
import type { Actor } from './actor.js';

export function isAdministrator(actor: Actor): boolean {
  return actor.isSuperuser || actor.isAdmin || actor.isStaff;
}

/** @throws CodedError `authorization.refused` unless the actor manages people: staff, admin or superuser */
export function requireAdministrator(actor: Actor): void {
  if (!isAdministrator(actor)) throw new CodedError('authorization.refused');
}

/** @throws CodedError `authorization.refused` unless the actor defines what there is to be permitted: admin or superuser */
export function requireAdmin(actor: Actor): void {
  if (!actor.isSuperuser && !actor.isAdmin) throw new CodedError('authorization.refused');
}

/** @throws CodedError `authorization.refused` unless the actor may do everything */
export function requireSuperuser(actor: Actor): void {
  if (!actor.isSuperuser) throw new CodedError('authorization.refused');
}
