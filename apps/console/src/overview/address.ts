/** What the overview keeps in its address. */
import type { ListAddress } from '../ui/list-address.js';

export const spans = ['day', 'month'] as const;

export interface OverviewAddress extends ListAddress {
  readonly span?: (typeof spans)[number] | undefined;
}
