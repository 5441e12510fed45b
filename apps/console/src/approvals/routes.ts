/** Approvals of companies that registered themselves. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress } from '../ui/list-address.js';
import { type ApprovalsAddress, states } from './address.js';

export const approvalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'approvals',
  validateSearch: (search): ApprovalsAddress => ({
    ...listAddress(search),
    state: choiceOf(search['state'], states),
  }),
  component: lazyRouteComponent(() => import('./approvals.js'), 'Approvals'),
});
