/** The audit log. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { auditAddress } from './address.js';

export const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'audit',
  validateSearch: auditAddress,
  component: lazyRouteComponent(() => import('./audit.js'), 'Audit'),
});
