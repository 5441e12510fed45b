/** Calls of a front end for companies, their members and houses. Compiled, never run. */
import { type Api, ifMatch } from './api.js';

const id = '019aae10-3c00-7000-8000-000000000001';
const path = { id };
const params = { path, header: ifMatch(1) };
const member = { params: { path: { id, userId: 3 } } };

export async function manageCompany(api: Api): Promise<string[]> {
  const company = { path: { companyId: 2 } };
  const person = { path: { companyId: 2, userId: 3 } };
  await api.PUT('/api/v1/companies/{companyId}/approval', { params: company });
  await api.DELETE('/api/v1/companies/{companyId}/approval', { params: company });
  await api.POST('/api/v1/companies/{companyId}/refusal', {
    params: company,
    body: { reason: 'No address' },
  });
  await api.POST('/api/v1/me/approval-request');
  await api.PUT('/api/v1/companies/{companyId}/people/{userId}', { params: person });
  await api.DELETE('/api/v1/companies/{companyId}/people/{userId}', { params: person });
  const members = await api.GET('/api/v1/companies/{companyId}/members', { params: company });
  await api.GET('/api/v1/companies/{companyId}/members.csv', { params: company, parseAs: 'text' });
  await api.DELETE('/api/v1/companies/{companyId}/members/{userId}', { params: person });
  const own = await api.GET('/api/v1/me/companies');
  await api.DELETE('/api/v1/me/companies/{companyId}', { params: company });
  const { data } = await api.GET('/api/v1/companies/{companyId}/people', { params: company });
  return [
    ...(data?.items.map(({ type, name }) => `${type} ${name}`) ?? []),
    ...(members.data?.items.flatMap(({ places }) => places) ?? []),
    ...(own.data?.items.flatMap(({ areas }) => areas.map(({ address }) => address)) ?? []),
  ];
}

export async function manageDepartments(api: Api): Promise<string[]> {
  const created = await api.POST('/api/v1/departments', { body: { name: 'Dispatch' } });
  const companyId: number | undefined = created.data?.company_id;
  await api.GET('/api/v1/departments', { params: { query: { limit: 10 } } });
  await api.GET('/api/v1/departments/{id}', { params: { path } });
  await api.PATCH('/api/v1/departments/{id}', { params, body: { name: 'Repairs' } });
  await api.POST('/api/v1/departments/{id}/workers', { params: { path }, body: { user_id: 3 } });
  const workers = await api.GET('/api/v1/departments/{id}/workers', { params: { path } });
  await api.POST('/api/v1/departments/{id}/workers/{userId}/move', {
    ...member,
    body: { department_id: id },
  });
  await api.DELETE('/api/v1/departments/{id}/workers/{userId}', member);
  await api.DELETE('/api/v1/departments/{id}', { params });
  return [String(companyId), ...(workers.data?.items.map(({ position }) => position) ?? [])];
}

export async function manageHouseGroups(api: Api): Promise<number | null | undefined> {
  const created = await api.POST('/api/v1/house-groups', { body: { name: 'Harbour' } });
  await api.GET('/api/v1/house-groups');
  await api.GET('/api/v1/house-groups/{id}', { params: { path } });
  await api.PATCH('/api/v1/house-groups/{id}', { params, body: { name: 'Old harbour' } });
  await api.DELETE('/api/v1/house-groups/{id}', { params });
  return created.data?.provider_id;
}

export async function manageHouses(api: Api): Promise<string[]> {
  await api.POST('/api/v1/houses', {
    body: { city: 'Санкт-Петербург', street: 'Невский проспект', number: '1' },
  });
  const { data } = await api.GET('/api/v1/houses', { params: { query: { group_id: id } } });
  await api.GET('/api/v1/houses/{id}', { params: { path } });
  await api.PATCH('/api/v1/houses/{id}', { params, body: { letter: 'А' } });
  await api.DELETE('/api/v1/houses/{id}', { params });
  return data?.items.map(({ zip_code, group_id }) => group_id ?? zip_code) ?? [];
}

export async function manageAreas(api: Api): Promise<string | undefined> {
  await api.POST('/api/v1/areas', { body: { number: '14', house_id: id } });
  await api.GET('/api/v1/areas');
  const read = await api.GET('/api/v1/areas/{id}', { params: { path } });
  await api.PATCH('/api/v1/areas/{id}', { params, body: { number: '15' } });
  await api.DELETE('/api/v1/areas/{id}', { params });
  const { error, response } = read;
  if (error) return response.status === 404 ? 'not found' : undefined;
  return read.data.house.group?.name ?? read.data.house.street;
}

export async function manageOwners(api: Api): Promise<string | undefined> {
  const share = { path: { id, shareId: id }, header: ifMatch(1) };
  const added = await api.POST('/api/v1/areas/{id}/owners', {
    params: { path },
    body: { part: '0.5', tenant_id: 4 },
  });
  const owners = await api.GET('/api/v1/areas/{id}/owners', { params: { path } });
  await api.PATCH('/api/v1/areas/{id}/owners/{shareId}', { params: share, body: { part: '0.25' } });
  await api.DELETE('/api/v1/areas/{id}/owners/{shareId}', { params: share });
  return owners.data?.items.map(({ part }) => part).join() ?? added.data?.part;
}

export async function manageTenants(api: Api): Promise<string[]> {
  const added = await api.POST('/api/v1/areas/{id}/tenants', { params: { path }, body: { user_id: 4 } });
  const tenants = await api.GET('/api/v1/areas/{id}/tenants', { params: { path } });
  await api.DELETE('/api/v1/areas/{id}/tenants/{userId}', member);
  const own = await api.GET('/api/v1/me/provider');
  const theirs = await api.GET('/api/v1/users/{userId}/provider', { params: { path: { userId: 4 } } });
  const providers = [...(own.data?.items ?? []), ...(theirs.data?.items ?? [])];
  const names = tenants.data?.items.map(({ last_name }) => last_name) ?? [];
  return [String(added.data?.user_id), ...names, ...providers.flatMap(({ area_ids }) => area_ids)];
}

export async function invite(api: Api): Promise<string[]> {
  const profile = { type: 'worker' as const, first_name: 'Ann' };
  const body = { email: 'ann@example.com', profile, permissions: ['crm_button read'] };
  const sent = await api.POST('/api/v1/invitations', { body });
  const listed = await api.GET('/api/v1/invitations', { params: { query: { state: 'opened' } } });
  const read = await api.GET('/api/v1/invitations/{id}', { params: { path } });
  const givable = await api.GET('/api/v1/invitations/permissions', { params: { query: { company_id: 1 } } });
  await api.GET('/api/v1/invitations.csv', { params: { query: { state: 'opened' } }, parseAs: 'text' });
  await api.POST('/api/v1/invitations/{id}/resend', { params: { path } });
  await api.POST('/api/v1/invitations/{id}/revoke', { params: { path } });
  const states = listed.data?.items.map(({ state }) => state) ?? [];
  const names = givable.data?.permissions.map(({ permission }) => permission) ?? [];
  return [...states, ...names, sent.data?.mail?.state ?? '', read.data?.email ?? ''];
}

export async function answerInvitation(api: Api): Promise<readonly string[]> {
  const code = 'from the mail';
  const offered = await api.POST('/api/v1/invitation', { body: { code } });
  if (offered.data?.next === 'log_in') return [];
  const body = { code, password: 'a good password', profile: { birth_date: '1990-05-17' } };
  const accepted = await api.POST('/api/v1/invitation/accept', { body });
  await api.POST('/api/v1/invitation/decline', { body: { code } });
  const own = await api.GET('/api/v1/me/invitations');
  await api.POST('/api/v1/me/invitations/{id}/accept', { params: { path } });
  await api.POST('/api/v1/me/invitations/{id}/decline', { params: { path } });
  const companies = own.data?.items.map(({ company }) => company ?? '') ?? [];
  return [...companies, ...(accepted.data?.permissions_left_out ?? [])];
}

export async function importPeople(api: Api): Promise<string[]> {
  const created = await api.POST('/api/v1/imports', {
    params: { query: { company_id: 2 } },
    body: 'email,type',
    headers: { 'Content-Type': 'text/csv' },
    bodySerializer: (text) => text,
  });
  await api.GET('/api/v1/imports');
  await api.GET('/api/v1/imports/{id}', { params: { path } });
  await api.POST('/api/v1/imports/{id}/start', { params: { path }, body: { encoding: 'windows-1251' } });
  await api.POST('/api/v1/imports/{id}/cancel', { params: { path } });
  await api.GET('/api/v1/imports/{id}/rows.csv', { params: { path }, parseAs: 'text' });
  const rows = await api.GET('/api/v1/imports/{id}/rows', { params: { path, query: { outcome: 'wrong' } } });
  return [created.data?.state ?? '', ...(rows.data?.items.map(({ reason }) => reason?.en ?? '') ?? [])];
}
