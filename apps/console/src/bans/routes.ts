/** Bans, and throttles after too many wrong passwords. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { type ListAddress, listAddress } from '../ui/list-address.js';

export const bansRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'bans',
  validateSearch: (search): ListAddress => listAddress(search),
  component: lazyRouteComponent(() => import('./bans.js'), 'Bans'),
});

export const throttlesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'bans/throttles',
  component: lazyRouteComponent(() => import('./throttles.js'), 'Throttles'),
});
