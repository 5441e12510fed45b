/** What people read over the API, to compare two versions. */
import { expect } from 'vitest';
import type { Browser } from '../http/browser.js';
import { api } from '../people/organisations.js';
import type { FirstVersionPeople } from './first-version-people.js';

/** Bodies of 200 responses, by reader and path. */
export type Readings = Readonly<Record<string, unknown>>;

export async function readAll(people: FirstVersionPeople): Promise<Readings> {
  const { root, company, worker, tenant, permission, departmentId, areaId } = people;
  const profiles = ['me/', 'me/security-events/', 'me/second-factor/', 'me/sessions/'];
  const readers: Record<string, [Browser, string[]]> = {
    company: [
      company.browser,
      [
        ...profiles,
        'departments/',
        `departments/${departmentId}/workers/`,
        'house-groups/',
        'houses/',
        'areas/',
        `areas/${areaId}/owners/`,
        `areas/${areaId}/tenants/`,
        `users/${worker.userId}/permissions/`,
      ],
    ],
    worker: [worker.browser, [...profiles, `users/${worker.userId}/permissions/`, 'departments/']],
    tenant: [tenant.browser, [...profiles, 'me/avatar/', 'me/provider/', `areas/${areaId}/`]],
    root: [
      root.browser,
      [
        'me/',
        'users/',
        'audit/?limit=100',
        'permissions/',
        `permissions/${permission}/`,
        'permission-groups/',
      ],
    ],
  };
  const readings: Record<string, unknown> = {};
  for (const [reader, [browser, paths]] of Object.entries(readers)) {
    for (const path of paths) {
      const { status, body } = await browser.get(api(path));
      expect(status, `${reader}: ${path}`).toBe(200);
      readings[`${reader}: ${path}`] = body;
    }
  }
  return readings;
}
