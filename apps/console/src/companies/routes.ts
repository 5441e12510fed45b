/** Companies: their list, one of them in tabs, and one of its departments. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../root-route.js';
import { choiceOf, type ListAddress, listAddress } from '../ui/list-address.js';
import { approvals, type CompaniesAddress } from './address.js';

const getParentRoute = () => rootRoute;
const afterOf = (search: Record<string, unknown>): ListAddress => listAddress(search);

const companiesRoute = createRoute({
  getParentRoute,
  path: 'companies',
  validateSearch: (search): CompaniesAddress => ({
    ...listAddress(search),
    approval: choiceOf(search['approval'], approvals),
  }),
  component: lazyRouteComponent(() => import('./companies.js'), 'Companies'),
});

export const companyRoute = createRoute({
  getParentRoute,
  path: 'companies/$companyId',
  component: lazyRouteComponent(() => import('./company.js'), 'Company'),
});

const inCompany = () => companyRoute;

export const companyTabs = [
  createRoute({
    getParentRoute: inCompany,
    path: '/',
    component: lazyRouteComponent(() => import('./company-facts.js'), 'CompanyFacts'),
  }),
  createRoute({
    getParentRoute: inCompany,
    path: 'departments',
    validateSearch: afterOf,
    component: lazyRouteComponent(() => import('./departments.js'), 'Departments'),
  }),
  createRoute({
    getParentRoute: inCompany,
    path: 'members',
    validateSearch: afterOf,
    component: lazyRouteComponent(() => import('./members.js'), 'Members'),
  }),
  createRoute({
    getParentRoute: inCompany,
    path: 'permissions',
    validateSearch: afterOf,
    component: lazyRouteComponent(() => import('./company-permissions.js'), 'CompanyPermissions'),
  }),
] as const;

const departmentRoute = createRoute({
  getParentRoute,
  path: 'departments/$departmentId',
  validateSearch: afterOf,
  component: lazyRouteComponent(() => import('./department.js'), 'Department'),
});

export const companyRoutes = [companiesRoute, departmentRoute] as const;
