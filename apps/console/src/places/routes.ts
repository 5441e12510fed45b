/** House groups, their houses, the areas of a house, and one area with its tenants and shares. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { companyRoute } from '../companies/routes.js';
import { rootRoute } from '../root-route.js';
import { type ListAddress, listAddress } from '../ui/list-address.js';

const getParentRoute = () => rootRoute;
const validateSearch = (search: Record<string, unknown>): ListAddress => listAddress(search);

/** A tab of a company. */
export const companyHousesRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: 'house-groups',
  validateSearch,
  component: lazyRouteComponent(() => import('./house-groups.js'), 'CompanyHouseGroups'),
});

export const placeRoutes = [
  createRoute({
    getParentRoute,
    path: 'house-groups',
    validateSearch,
    component: lazyRouteComponent(() => import('./house-groups.js'), 'HouseGroups'),
  }),
  createRoute({
    getParentRoute,
    path: 'house-groups/$groupId',
    validateSearch,
    component: lazyRouteComponent(() => import('./house-group.js'), 'HouseGroup'),
  }),
  createRoute({
    getParentRoute,
    path: 'houses/$houseId',
    validateSearch,
    component: lazyRouteComponent(() => import('./house.js'), 'House'),
  }),
  createRoute({
    getParentRoute,
    path: 'areas/$areaId',
    component: lazyRouteComponent(() => import('./area.js'), 'Area'),
  }),
] as const;
