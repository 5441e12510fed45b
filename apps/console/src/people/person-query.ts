/** One person, as every tab of their screen reads it. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, dataOf, type Schemas } from '../api/client.js';

export type Person = Schemas['AccountDto'];

const route = getRouteApi('/people/$userId');

export const personQuery = (userId: number) =>
  queryOptions({
    queryKey: ['users', userId],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/users/{userId}', { params: { path: { userId } }, signal })),
  });

/** Only below the screen of the person, which waits until they are read. */
export function usePerson(): Person {
  return useSuspenseQuery(personQuery(route.useParams().userId)).data;
}
