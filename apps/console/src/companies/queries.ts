/** What the screens of companies read. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.js';
import { useCaller } from '../api/caller.js';

/** Rows of a page of a list. */
export const pageSize = 50;
/** Rows of a choice, which has no pages. */
export const mostChoices = 100;

interface Facts {
  readonly user_id: number;
  readonly name: string;
  readonly email: string;
  readonly approval: 'waiting' | 'approved' | 'refused' | null;
  readonly refusal_reason?: string | null;
  readonly date_joined: string;
  readonly is_active?: boolean;
}

/** @returns the account of a company: one's own, or the one of this number */
export function useCompany(companyId: number) {
  const { account, isStaff } = useCaller();
  return useQuery({
    queryKey: ['users', companyId],
    queryFn: async (): Promise<Facts> =>
      dataOf(api.GET('/api/v1/users/{userId}', { params: { path: { userId: companyId } } })),
    ...(!isStaff && account.user_id === companyId && { initialData: account as Facts, enabled: false }),
  });
}

export const nameOrders = ['name', '-name'] as const;

interface PageAddress {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly sort?: (typeof nameOrders)[number] | undefined;
}

export function departmentsQuery(companyId: number | undefined, address: PageAddress = {}, limit = pageSize) {
  const query = { company_id: companyId, ...address, limit };
  return {
    queryKey: ['departments', query],
    queryFn: () => dataOf(api.GET('/api/v1/departments', { params: { query } })),
    placeholderData: keepPreviousData,
  };
}
