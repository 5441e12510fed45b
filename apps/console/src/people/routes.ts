/** People: their list, and one person. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, type ListAddress, listAddress } from '../ui/list-address.js';

export const types = ['worker', 'tenant', 'company'] as const;
export const states = ['active', 'inactive', 'deleted'] as const;

export interface PeopleAddress extends ListAddress {
  readonly type?: (typeof types)[number] | undefined;
  readonly state?: (typeof states)[number] | undefined;
}

export const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'people',
  validateSearch: (search): PeopleAddress => ({
    ...listAddress(search),
    type: choiceOf(search['type'], types),
    state: choiceOf(search['state'], states),
  }),
  component: lazyRouteComponent(() => import('./people.js'), 'People'),
});
