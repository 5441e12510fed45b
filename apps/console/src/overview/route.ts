/** The first screen. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf } from '../ui/list-address.js';
import { type OverviewAddress, spans } from './address.js';

export const overviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: (search): OverviewAddress => ({ span: choiceOf(search['span'], spans) }),
  component: lazyRouteComponent(() => import('./overview.js'), 'Overview'),
});
