/** Permissions, permission groups, and one group as a matrix. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { type ListAddress, listAddress } from '../ui/list-address.js';

const getParentRoute = () => rootRoute;
const validateSearch = (search: Record<string, unknown>): ListAddress => listAddress(search);

export const permissionRoutes = [
  createRoute({
    getParentRoute,
    path: 'permissions',
    validateSearch,
    component: lazyRouteComponent(() => import('./permissions.js'), 'Permissions'),
  }),
  createRoute({
    getParentRoute,
    path: 'permission-groups',
    validateSearch,
    component: lazyRouteComponent(() => import('./groups.js'), 'Groups'),
  }),
  createRoute({
    getParentRoute,
    path: 'permission-groups/$groupId',
    validateSearch,
    component: lazyRouteComponent(() => import('./group.js'), 'Group'),
  }),
] as const;
