/** The installation: its settings, its diagnosis, and what it consists of. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, listAddress, textOf } from '../ui/list-address.js';
import { type AboutAddress, type SettingsAddress, shownSettings } from './address.js';

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'settings',
  validateSearch: (search): SettingsAddress => ({
    ...listAddress(search),
    show: choiceOf(search['show'], shownSettings),
  }),
  component: lazyRouteComponent(() => import('./settings.js'), 'Settings'),
});

const aboutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'about',
  validateSearch: (search): AboutAddress => ({
    ...listAddress(search),
    licence: textOf(search['licence']),
  }),
  component: lazyRouteComponent(() => import('./about.js'), 'About'),
});

const diagnosisRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'diagnosis',
  component: lazyRouteComponent(() => import('./diagnosis.js'), 'Diagnosis'),
});

export const systemRoutes = [settingsRoute, diagnosisRoute, aboutRoute] as const;
