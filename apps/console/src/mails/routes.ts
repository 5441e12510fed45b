/** The mails that the service writes. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress } from '../ui/list-address.js';
import { type MailsAddress, sorts, states } from './address.js';
import { templates } from './templates.js';

export const mailsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'mails',
  validateSearch: (search): MailsAddress => ({
    ...listAddress(search),
    sort: choiceOf(search['sort'], sorts),
    state: choiceOf(search['state'], states),
    template: choiceOf(search['template'], templates),
  }),
  component: lazyRouteComponent(() => import('./mails.js'), 'Mails'),
});
