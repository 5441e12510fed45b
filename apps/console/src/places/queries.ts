/** What the screens of houses read, and how they name what they show. */
import { keepPreviousData } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/client.js';

export const pageSize = 50;
/** Rows of a list or choice that has no pages. */
export const mostRows = 100;

export const groupOrders = ['name', '-name'] as const;

interface GroupsAddress {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly sort?: (typeof groupOrders)[number] | undefined;
}

export function groupsQuery(providerId: number | undefined, address: GroupsAddress = {}, limit = pageSize) {
  const query = { provider_id: providerId, ...address, limit };
  return {
    queryKey: ['house-groups', query],
    queryFn: () => dataOf(api.GET('/api/v1/house-groups', { params: { query } })),
    placeholderData: keepPreviousData,
  };
}

export type Share = Schemas['NamedShareDto'];

export const sharesQuery = (areaId: string) => ({
  queryKey: ['shares', areaId],
  queryFn: () =>
    dataOf(
      api.GET('/api/v1/areas/{id}/owners', { params: { path: { id: areaId }, query: { limit: mostRows } } }),
    ),
});

type HouseAddress = Pick<Schemas['HouseDto'], 'street' | 'number' | 'letter' | 'city'>;

/** @returns the street and the number first, as lists are read by them */
export const addressOf = ({ street, number, letter, city }: HouseAddress): string =>
  `${street} ${number}${letter}, ${city}`;
