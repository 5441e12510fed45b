/** What the screens of imports keep in their addresses. */
import type { ListAddress } from '../ui/list-address.js';

export const kinds = ['people', 'houses'] as const;
export type Kind = (typeof kinds)[number];

/** What a row of each kind comes to. */
export const outcomesOf = {
  people: ['invited', 'already_invited', 'already_member', 'repeated', 'wrong'],
  houses: ['created', 'already_exists', 'repeated', 'wrong'],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;

export const outcomes = [...outcomesOf.houses, ...outcomesOf.people];
export type Outcome = (typeof outcomes)[number];

/** The rows of one import. */
export interface RowsAddress extends ListAddress {
  readonly outcome?: Outcome | undefined;
}

export interface NewImportAddress {
  readonly kind?: Kind | undefined;
}
