/** Ranks of accounts. Superusers may act on every account, other actors on lower ranks and on their own account. */
import { CodedError } from '#errors';
import type { Actor } from './actor.js';

export type RankFlags = Pick<Actor, 'isSuperuser' | 'isAdmin' | 'isStaff'>;

export const noFlags: RankFlags = { isStaff: false, isAdmin: false, isSuperuser: false };

export type RankedAccount = RankFlags & { readonly id: number };

/** Lowest first; a position in this list is the rank as a number. */
export const ranks = ['none', 'staff', 'admin', 'superuser'] as const;
export type Rank = (typeof ranks)[number];

export function rankOf({ isSuperuser, isAdmin, isStaff }: RankFlags): Rank {
  if (isSuperuser) return 'superuser';
  if (isAdmin) return 'admin';
  return isStaff ? 'staff' : 'none';
}

export function isBelow(rank: Rank, other: Rank): boolean {
  return ranks.indexOf(rank) < ranks.indexOf(other);
}

const flags = ['isStaff', 'isAdmin', 'isSuperuser'] as const;

/** @throws CodedError `authorization.refused` if the change sets or clears a flag that the actor does not have */
export function requireFlags(actor: Actor, before: RankFlags, after: RankFlags): void {
  const isBeyond = flags.some((flag) => before[flag] !== after[flag] && !actor[flag]);
  if (isBeyond && !actor.isSuperuser) throw new CodedError('authorization.refused');
}

/** @throws CodedError `authorization.refused` for an account of the actor's own rank or above, unless it is their own */
export function requireHigherRank(actor: Actor, account: RankedAccount): void {
  if (actor.isSuperuser || actor.userId === account.id) return;
  if (!isBelow(rankOf(account), rankOf(actor))) throw new CodedError('authorization.refused');
}
