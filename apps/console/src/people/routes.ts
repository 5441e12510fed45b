/** People: their list, and one person with tabs. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress } from '../ui/list-address.js';
import { type NewPersonAddress, type PeopleAddress, sorts, states, types } from './address.js';

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

const newPersonRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'people/new',
  validateSearch: (search): NewPersonAddress => ({ type: choiceOf(search['type'], types) }),
  component: lazyRouteComponent(() => import('./new-person.js'), 'NewPerson'),
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

const organisationRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'organisation',
  validateSearch: listAddress,
  component: lazyRouteComponent(() => import('./organisation.js'), 'PersonOrganisation'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'sessions',
  component: lazyRouteComponent(() => import('./person-sessions.js'), 'PersonSessions'),
});

const eventsRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'security-events',
  validateSearch: listAddress,
  component: lazyRouteComponent(() => import('./security-events.js'), 'SecurityEvents'),
});

const factorRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'second-factor',
  component: lazyRouteComponent(() => import('./second-factor.js'), 'SecondFactor'),
});

const auditRoute = createRoute({
  getParentRoute: () => personRoute,
  path: 'audit',
  validateSearch: listAddress,
  component: lazyRouteComponent(() => import('./person-audit.js'), 'PersonAudit'),
});

export const peopleRoutes = [
  peopleRoute,
  newPersonRoute,
  personRoute.addChildren([
    profileRoute,
    permissionsRoute,
    organisationRoute,
    sessionsRoute,
    eventsRoute,
    factorRoute,
    auditRoute,
  ]),
] as const;
