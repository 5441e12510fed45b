/** What the list of companies to approve keeps in its address. */
import type { ListAddress } from '../ui/list-address.js';

export const states = ['waiting', 'approved', 'refused'] as const;

export interface ApprovalsAddress extends ListAddress {
  /** Waiting ones without it. */
  readonly state?: (typeof states)[number] | undefined;
}
