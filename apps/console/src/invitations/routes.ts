/** Invitations: their list, one invitation, and a new one. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress } from '../ui/list-address.js';
import { type InvitationsAddress, kinds, type NewInvitationAddress, states } from './address.js';

export const invitationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitations',
  validateSearch: (search): InvitationsAddress => ({
    ...listAddress(search),
    state: choiceOf(search['state'], states),
  }),
  component: lazyRouteComponent(() => import('./invitations.js'), 'Invitations'),
});

export const newInvitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitations/new',
  validateSearch: (search): NewInvitationAddress => ({
    type: choiceOf(search['type'], kinds),
    company: Number(search['company']) || undefined,
  }),
  component: lazyRouteComponent(() => import('./new-invitation.js'), 'NewInvitation'),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'invitations/$id',
  component: lazyRouteComponent(() => import('./invitation.js'), 'Invitation'),
});
