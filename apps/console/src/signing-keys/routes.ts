/** The keys that sign tokens. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';

export const signingKeysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'signing-keys',
  component: lazyRouteComponent(() => import('./signing-keys.js'), 'SigningKeys'),
});
