/** People: their list, and one person. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress } from '../ui/list-address.js';
import { type PeopleAddress, states, types } from './address.js';

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
