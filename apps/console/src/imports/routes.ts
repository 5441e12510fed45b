/** Imports of CSV files: their list, a new one, and one import with its rows. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, type ListAddress, listAddress } from '../ui/list-address.js';
import { kinds, type NewImportAddress, outcomes, type RowsAddress } from './address.js';

export const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'imports',
  validateSearch: (search): ListAddress => listAddress(search),
  component: lazyRouteComponent(() => import('./imports.js'), 'Imports'),
});

export const newImportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'imports/new',
  validateSearch: (search): NewImportAddress => ({ kind: choiceOf(search['kind'], kinds) }),
  component: lazyRouteComponent(() => import('./new-import.js'), 'NewImport'),
});

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'imports/$id',
  validateSearch: (search): RowsAddress => ({
    ...listAddress(search),
    outcome: choiceOf(search['outcome'], outcomes),
  }),
  component: lazyRouteComponent(() => import('./import.js'), 'Import'),
});
