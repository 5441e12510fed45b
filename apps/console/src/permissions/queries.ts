/** What the screens of permissions read. */
import { keepPreviousData } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.js';
import type { ListAddress } from '../ui/list-address.js';

export const actions = ['create', 'read', 'update', 'delete'] as const;
export type Action = (typeof actions)[number];

export const pageSize = 50;

export function permissionsQuery({ search, after }: ListAddress) {
  const query = { search, after, limit: pageSize };
  return {
    queryKey: ['permissions', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      dataOf(api.GET('/api/v1/permissions', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  };
}
