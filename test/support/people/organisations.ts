/** Companies, users and housing for the end-to-end specs, created through the API. */
import { type Answer, Browser } from '../http/browser.js';
import { mustRun } from '../apps/run-command.js';
import {
  companyProfile,
  type KnownPerson,
  loggedInPerson,
  logIn,
  type Person,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from './people.js';
import { Mailbox } from '../mail/mailbox.js';
import type { SystemAddresses } from '../apps/system.js';

export type Row = Record<string, unknown> & { readonly id: string };

export const api = (path: string) => `/api/v1/${path}`;

export interface OrganisationMembers {
  readonly company: KnownPerson;
  readonly rival: KnownPerson;
  readonly worker: KnownPerson;
  readonly tenant: KnownPerson;
  /** The browser of a superuser. */
  readonly admin: Browser;
}

export async function createOrganisation(system: SystemAddresses): Promise<OrganisationMembers> {
  const person = (profile: Record<string, unknown>) =>
    loggedInPerson(system.gateway, new Mailbox(system.mailbox), profile);
  const [company, rival, worker, tenant, admin] = await Promise.all([
    person(companyProfile()),
    person(companyProfile()),
    person(workerProfile()),
    person({ ...workerProfile(), type: 'tenant' }),
    superuserOf(system),
  ]);
  await Promise.all([company, rival].map(({ userId }) => approve(admin, userId)));
  return { company, rival, worker, tenant, admin };
}

/** Approves a registered company, so that it can manage users and housing. */
export async function approve(admin: Browser, companyId: number): Promise<void> {
  await expectDone(admin.request('PUT', api(`companies/${companyId}/approval/`)));
}

/** @returns a new company, logged in, that can manage users and housing */
export async function approvedCompany(system: SystemAddresses, admin: Browser): Promise<KnownPerson> {
  const company = await loggedInPerson(system.gateway, new Mailbox(system.mailbox), companyProfile());
  await approve(admin, company.userId);
  return company;
}

/** Allows a company to add a worker or tenant. */
export async function assign(admin: Browser, company: KnownPerson, person: KnownPerson): Promise<void> {
  await expectDone(admin.request('PUT', api(`companies/${company.userId}/people/${person.userId}/`)));
}

async function expectDone(answer: Promise<Answer>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 204) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** @returns the browser of a new superuser */
export async function superuserOf(system: SystemAddresses): Promise<Browser> {
  return (await administrator(system)).browser;
}

/** @returns a new superuser, logged in */
export async function administrator({ gateway, environment }: SystemAddresses): Promise<Person> {
  const account = { browser: new Browser(gateway), email: uniqueEmail('root'), password: uniquePassword() };
  const given = { SUPERUSER_EMAIL: account.email, SUPERUSER_PASSWORD: account.password };
  await mustRun(['createsuperuser', '--noinput'], { ...environment, ...given });
  await logIn(account);
  return account;
}

/** @returns what was created */
export async function create(browser: Browser, path: string, body: object): Promise<Row> {
  const answer = await browser.post(api(path), body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Row;
}

/** @returns an approved company and a worker in one of its departments */
export async function employment(system: SystemAddresses) {
  const { admin, company, worker } = await createOrganisation(system);
  await assign(admin, company, worker);
  const department = await create(company.browser, 'departments/', { name: 'Repairs' });
  await create(company.browser, `departments/${department.id}/workers/`, { user_id: worker.userId });
  return { admin, company, worker, department };
}

export function change(browser: Browser, path: string, version: number, body: object) {
  return browser.request('PATCH', api(path), { body, headers: { 'If-Match': `"${version}"` } });
}

/** Requests another email of an account. */
export async function changeEmail(administrator: Browser, userId: number, email: string) {
  const path = api(`users/${userId}/`);
  const { version } = (await administrator.get(path)).body as { version: number };
  const headers = { 'If-Match': `"${version}"` };
  return administrator.request('POST', `${path}email/`, { body: { email }, headers });
}

/** @param version as If-Match; left out if undefined */
export function remove(browser: Browser, path: string, version?: number) {
  return browser.request('DELETE', api(path), version ? { headers: { 'If-Match': `"${version}"` } } : {});
}

export async function items(browser: Browser, path: string): Promise<Row[]> {
  return ((await browser.get(api(path))).body as { items: Row[] }).items;
}

export async function housing(owner: Browser): Promise<{ group: Row; house: Row; area: Row }> {
  const group = await create(owner, 'house-groups/', { name: 'Harbour' });
  const address = { city: 'Санкт-Петербург', street: 'Невский', number: '1', group_id: group.id };
  const house = await create(owner, 'houses/', address);
  const area = await create(owner, 'areas/', { number: '14', house_id: house.id });
  return { group, house, area };
}

export const notFound = { status: 404, body: { detail: 'Not found.', code: 'resource.not_found' } };
export const refused = {
  status: 403,
  body: { detail: 'You do not have permission to perform this action.', code: 'authorization.refused' },
};
