/** All screens of the console. Each part lists its own; the code of a screen is loaded when it is opened. */
import { createRouter } from '@tanstack/react-router';
import { deadLettersRoute, eventsRoute } from './events/routes.js';
import { auditRoute } from './audit/routes.js';
import { bansRoute, throttlesRoute } from './bans/routes.js';
import { approvalsRoute } from './approvals/routes.js';
import { importRoute, importsRoute, newImportRoute } from './imports/routes.js';
import { invitationRoute, invitationsRoute, newInvitationRoute } from './invitations/routes.js';
import { companyRoute, companyRoutes, companyTabs } from './companies/routes.js';
import { mailsRoute } from './mails/routes.js';
import { overviewRoute } from './overview/route.js';
import { peopleRoutes } from './people/routes.js';
import { companyHousesRoute, placeRoutes } from './places/routes.js';
import { permissionRoutes } from './permissions/routes.js';
import { loggedInRoute, rootRoute } from './root-route.js';
import { systemRoutes } from './system/routes.js';
import { signingKeysRoute } from './signing-keys/routes.js';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    loggedInRoute,
    overviewRoute,
    ...peopleRoutes,
    bansRoute,
    throttlesRoute,
    signingKeysRoute,
    auditRoute,
    eventsRoute,
    deadLettersRoute,
    invitationsRoute,
    newInvitationRoute,
    invitationRoute,
    importsRoute,
    newImportRoute,
    importRoute,
    approvalsRoute,
    ...companyRoutes,
    companyRoute.addChildren([...companyTabs, companyHousesRoute]),
    ...placeRoutes,
    ...permissionRoutes,
    mailsRoute,
    ...systemRoutes,
  ]),
  basepath: new URL(document.baseURI).pathname,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
