/** People: their list, and one person with tabs. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress } from '../ui/list-address.js';
import { type PeopleAddress, sorts, states, types } from './address.js';

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'people',
  validateSearch: (search): PeopleAddress => ({
    ...listAddress(search),
    sort: choiceOf(search['sort'], sorts),
    type: choiceOf(search['type'], types),
    state: choiceOf(search['state'], states),
  }),
  component: lazyRouteComponent(() => import('./people.js'), 'People'),
});

const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'people/$userId',
  params: {
    parse: ({ userId }) => ({ userId: Number(userId) }),
    stringify: ({ userId }) => ({ userId: String(userId) }),
  },
  component: lazyRouteComponent(() => import('./person.js'), 'Person'),
});

const profileRoute = createRoute({
  getParentRoute: () => personRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./profile.js'), 'PersonProfile'),
});

const permissionsRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'permissions',
  validateSearch: listAddress,
  component: lazyRouteComponent(() => import('./held-permissions.js'), 'HeldPermissions'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'sessions',
  component: lazyRouteComponent(() => import('./person-sessions.js'), 'PersonSessions'),
});

const auditRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'audit',
  validateSearch: listAddress,
  component: lazyRouteComponent(() => import('./person-audit.js'), 'PersonAudit'),
});

export const peopleRoutes = [
  peopleRoute,
  personRoute.addChildren([profileRoute, permissionsRoute, sessionsRoute, auditRoute]),
] as const;
