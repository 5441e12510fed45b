/** Whose account an administrator may touch. */
import { CodedError } from '#errors';
import type { Actor } from '../../authorization/actor.js';
import type { AccountState } from './user.store.js';

/** @throws CodedError `authorization.refused`: nobody but a superuser touches one */
export function requireReach(actor: Actor, account: AccountState): void {
  if (account.isSuperuser && !actor.isSuperuser) throw new CodedError('authorization.refused');
}
