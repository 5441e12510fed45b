/** What the list of companies keeps in its address. */
import type { ListAddress } from '../ui/list-address.js';

export const approvals = ['waiting', 'approved', 'refused'] as const;

/** Orders of a list of companies. */
export const companyOrders = ['name', '-name', 'email', '-email', 'date_joined', '-date_joined'] as const;

export interface CompaniesAddress extends ListAddress {
  readonly approval?: (typeof approvals)[number] | undefined;
}
