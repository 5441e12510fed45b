/** Tenants of an area, and the providers of a tenant: what callers send and read. */
import type { Provider, Tenant } from '#auth/core';
import { Required } from '../../body/field-rules.js';
import { RequestBody } from '../../body/request-body.js';
import { areaExample } from '../area/area-answer.js';
import { userId } from '../ids.js';

export class AreaTenantBody extends RequestBody {
  @Required(userId)
  user_id!: number | string;
}

export function tenantAnswer({ userId, firstName, lastName, surname }: Tenant) {
  return { user_id: userId, first_name: firstName, last_name: lastName, surname };
}

export const tenantExample = tenantAnswer({ userId: 4, firstName: 'Пётр', lastName: 'Петров', surname: '' });

export function providersAnswer(providers: readonly Provider[]) {
  return {
    items: providers.map(({ companyId, name, address, areaIds }) => ({
      company_id: companyId,
      name,
      address,
      area_ids: areaIds,
    })),
  };
}

export const providersExample = providersAnswer([
  { companyId: 2, name: 'Company1', address: 'Nevsky 1', areaIds: [areaExample.id] },
]);
