/** What other services get over Kafka: events that wait or were refused, and requests that could not be processed. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress } from '../ui/list-address.js';
import { type DeadLettersAddress, type EventsAddress, eventStates, reasons } from './address.js';

export const eventsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'events',
  validateSearch: (search): EventsAddress => ({
    ...listAddress(search),
    state: choiceOf(search['state'], eventStates),
  }),
  component: lazyRouteComponent(() => import('./events.js'), 'Events'),
});

export const deadLettersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'events/dead-letters',
  validateSearch: (search): DeadLettersAddress => ({
    ...listAddress(search),
    reason: choiceOf(search['reason'], reasons),
  }),
  component: lazyRouteComponent(() => import('./dead-letters.js'), 'DeadLetters'),
});
