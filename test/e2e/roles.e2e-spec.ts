/** Access control: every route of the OpenAPI document against a table written by hand. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { mustRun } from '../support/apps/run-command.js';
import { logIn, loggedInPerson, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';

const system = inject('system');
const roles = ['anonymous', 'user', 'staff', 'admin', 'superuser'] as const;
type Role = (typeof roles)[number];

const everybody: Role[] = [...roles];
const loggedIn: Role[] = ['user', 'staff', 'admin', 'superuser'];
const administrators: Role[] = ['staff', 'admin', 'superuser'];
const admins: Role[] = ['admin', 'superuser'];
const superusers: Role[] = ['superuser'];

/** Resources that every logged-in user may read and change, within what the use case shows them. */
const resource = (path: string): [string, Role[]][] => [
  [`post ${path}`, loggedIn],
  [`get ${path}`, loggedIn],
  [`get ${path}/{id}`, loggedIn],
  [`patch ${path}/{id}`, loggedIn],
  [`delete ${path}/{id}`, loggedIn],
];

const table = new Map<string, Role[]>([
  ['get /health/live', everybody],
  ['get /health/ready', everybody],
  ['get /.well-known/jwks.json', everybody],
  ['get /.well-known/security.txt', everybody],
  ['post /api/v1/register', everybody],
  ['post /api/v1/register/resend', everybody],
  ['get /api/v1/activate', everybody],
  ['head /api/v1/activate', everybody],
  ['get /api/v1/register/confirm', everybody],
  ['post /api/v1/register/confirm', everybody],
  ['post /api/v1/login', everybody],
  ['post /api/v1/login/second-factor', everybody],
  ['post /api/v1/login/second-factor/passkey-options', everybody],
  ['post /api/v1/login/passkey/options', everybody],
  ['post /api/v1/login/passkey', everybody],
  ['get /api/v1/login/disown', everybody],
  ['post /api/v1/login/disown', everybody],
  ['get /api/v1/email/object', everybody],
  ['post /api/v1/email/object', everybody],
  ['post /api/v1/verify', everybody],
  ['post /api/v1/login/refresh', loggedIn],
  ['delete /api/v1/login/refresh', loggedIn],
  ['post /api/v1/test', loggedIn],
  ['post /api/v1/logout', loggedIn],
  ['post /api/v1/logout/all', loggedIn],
  ['post /api/v1/password/reset', everybody],
  ['get /api/v1/password/reset/confirm', everybody],
  ['post /api/v1/password/reset/confirm', everybody],
  ['get /api/v1/email/confirm', everybody],
  ['post /api/v1/email/confirm', everybody],
  ['post /api/v1/me/password', loggedIn],
  ['post /api/v1/me/email', loggedIn],
  ['get /api/v1/me', loggedIn],
  ['patch /api/v1/me', loggedIn],
  ['get /api/v1/me/avatar', loggedIn],
  ['put /api/v1/me/avatar', loggedIn],
  ['delete /api/v1/me/avatar', loggedIn],
  ['get /api/v1/me/sessions', loggedIn],
  ['delete /api/v1/me/sessions', loggedIn],
  ['delete /api/v1/me/sessions/{id}', loggedIn],
  ['get /api/v1/me/security-events', loggedIn],
  ['get /api/v1/me/export', loggedIn],
  ['post /api/v1/me/erase', loggedIn],
  ['post /api/v1/me/approval-request', loggedIn],
  ['get /api/v1/me/invitations', loggedIn],
  ['post /api/v1/me/invitations/{id}/accept', loggedIn],
  ['post /api/v1/me/invitations/{id}/decline', loggedIn],
  ['get /api/v1/me/companies', loggedIn],
  ['delete /api/v1/me/companies/{companyId}', loggedIn],
  ['get /api/v1/me/second-factor', loggedIn],
  ['post /api/v1/me/second-factor/totp', loggedIn],
  ['post /api/v1/me/second-factor/totp/confirm', loggedIn],
  ['delete /api/v1/me/second-factor/totp', loggedIn],
  ['post /api/v1/me/second-factor/passkeys', loggedIn],
  ['post /api/v1/me/second-factor/passkeys/options', loggedIn],
  ['patch /api/v1/me/second-factor/passkeys/{id}', loggedIn],
  ['delete /api/v1/me/second-factor/passkeys/{id}', loggedIn],
  ['post /api/v1/me/second-factor/recovery-codes', loggedIn],
  ['post /api/v1/me/step-up', loggedIn],
  ['post /api/v1/me/step-up/passkey-options', loggedIn],
  ['get /api/v1/users', administrators],
  ['post /api/v1/users', administrators],
  ['post /api/v1/users/changes', administrators],
  ['get /api/v1/users/{userId}', administrators],
  ['patch /api/v1/users/{userId}', administrators],
  ['delete /api/v1/users/{userId}', administrators],
  ['patch /api/v1/users/{userId}/flags', administrators],
  ['get /api/v1/users/{userId}/avatar', administrators],
  ['put /api/v1/users/{userId}/avatar', administrators],
  ['delete /api/v1/users/{userId}/avatar', administrators],
  ['post /api/v1/users/{userId}/erase', admins],
  ['post /api/v1/users/{userId}/profile', administrators],
  ['get /api/v1/users/{userId}/email', administrators],
  ['post /api/v1/users/{userId}/email', administrators],
  ['delete /api/v1/users/{userId}/email', administrators],
  ['post /api/v1/users/{userId}/activate', administrators],
  ['post /api/v1/users/{userId}/deactivate', administrators],
  ['post /api/v1/users/{userId}/restore', administrators],
  ['get /api/v1/users/{userId}/sessions', administrators],
  ['delete /api/v1/users/{userId}/sessions', administrators],
  ['delete /api/v1/users/{userId}/sessions/{id}', administrators],
  ['get /api/v1/bans', administrators],
  ['post /api/v1/bans', admins],
  ['delete /api/v1/bans', admins],
  ['get /api/v1/bans/throttles', administrators],
  ['get /api/v1/mails', administrators],
  ['get /api/v1/mails/counts', administrators],
  ['post /api/v1/mails/retry', admins],
  ['post /api/v1/mails/{id}/retry', admins],
  ['get /api/v1/events', admins],
  ['get /api/v1/events/counts', admins],
  ['post /api/v1/events/{id}/retry', admins],
  ['get /api/v1/dead-letters', admins],
  ['get /api/v1/dead-letters/counts', admins],
  ['get /api/v1/overview', admins],
  ['get /api/v1/statistics', admins],
  ['get /api/v1/settings', superusers],
  ['get /api/v1/diagnosis', superusers],
  ['get /api/v1/diagnosis/connection', everybody],
  ['get /api/v1/about', admins],
  ['get /api/v1/signing-keys', superusers],
  ['post /api/v1/signing-keys', superusers],
  ['delete /api/v1/signing-keys/{kid}', superusers],
  ['get /api/v1/users/{userId}/second-factor', administrators],
  ['delete /api/v1/users/{userId}/second-factor', administrators],
  ['get /api/v1/users/{userId}/security-events', administrators],
  ['post /api/v1/users/{userId}/password-reset', administrators],
  ['get /api/v1/users/{userId}/companies', administrators],
  ['get /api/v1/users/{userId}/areas', administrators],
  ['get /api/v1/users/{userId}/permissions', loggedIn],
  ['get /api/v1/users/{userId}/permissions/explain', administrators],
  ['post /api/v1/users/{userId}/permissions', loggedIn],
  ['delete /api/v1/users/{userId}/permissions', loggedIn],
  ['put /api/v1/companies/{companyId}/approval', admins],
  ['delete /api/v1/companies/{companyId}/approval', admins],
  ['post /api/v1/companies/{companyId}/refusal', admins],
  ['get /api/v1/companies/{companyId}/people', loggedIn],
  ['get /api/v1/companies/{companyId}/members', loggedIn],
  ['get /api/v1/companies/{companyId}/members.csv', loggedIn],
  ['get /api/v1/users.csv', administrators],
  ['get /api/v1/invitations.csv', loggedIn],
  ['delete /api/v1/companies/{companyId}/members/{userId}', loggedIn],
  ['put /api/v1/companies/{companyId}/people/{userId}', admins],
  ['delete /api/v1/companies/{companyId}/people/{userId}', admins],
  ['get /api/v1/permissions', administrators],
  ['post /api/v1/permissions', admins],
  ['get /api/v1/permissions/{name}', administrators],
  ['patch /api/v1/permissions/{name}', admins],
  ['delete /api/v1/permissions/{name}', admins],
  ['delete /api/v1/permissions/{name}/{action}', admins],
  ['get /api/v1/permission-groups', administrators],
  ['post /api/v1/permission-groups', admins],
  ['get /api/v1/permission-groups/{id}', administrators],
  ['patch /api/v1/permission-groups/{id}', admins],
  ['delete /api/v1/permission-groups/{id}', admins],
  ['post /api/v1/permission-groups/{id}/apply', administrators],
  ['get /api/v1/audit', superusers],
  ['get /api/v1/audit.csv', superusers],
  ['get /api/v1/audit.json', superusers],
  ...resource('/api/v1/departments'),
  ...resource('/api/v1/house-groups'),
  ...resource('/api/v1/houses'),
  ...resource('/api/v1/areas'),
  ['get /api/v1/departments/{id}/workers', loggedIn],
  ['post /api/v1/departments/{id}/workers', loggedIn],
  ['delete /api/v1/departments/{id}/workers/{userId}', loggedIn],
  ['post /api/v1/departments/{id}/workers/{userId}/move', loggedIn],
  ['get /api/v1/areas/{id}/tenants', loggedIn],
  ['post /api/v1/areas/{id}/tenants', loggedIn],
  ['delete /api/v1/areas/{id}/tenants/{userId}', loggedIn],
  ['get /api/v1/areas/{id}/owners', loggedIn],
  ['post /api/v1/areas/{id}/owners', loggedIn],
  ['patch /api/v1/areas/{id}/owners/{shareId}', loggedIn],
  ['delete /api/v1/areas/{id}/owners/{shareId}', loggedIn],
  ['post /api/v1/invitations', loggedIn],
  ['get /api/v1/invitations', loggedIn],
  ['get /api/v1/invitations/permissions', loggedIn],
  ['get /api/v1/invitations/{id}', loggedIn],
  ['post /api/v1/invitations/{id}/resend', loggedIn],
  ['post /api/v1/invitations/{id}/revoke', loggedIn],
  ['post /api/v1/invitation', everybody],
  ['post /api/v1/invitation/accept', everybody],
  ['post /api/v1/invitation/decline', everybody],
  ['post /api/v1/imports', loggedIn],
  ['get /api/v1/imports', loggedIn],
  ['get /api/v1/imports/{id}', loggedIn],
  ['get /api/v1/imports/{id}/rows', loggedIn],
  ['get /api/v1/imports/{id}/rows.csv', loggedIn],
  ['post /api/v1/imports/{id}/start', loggedIn],
  ['post /api/v1/imports/{id}/cancel', loggedIn],
  ['get /api/v1/search', loggedIn],
  ['get /api/v1/me/provider', loggedIn],
  ['get /api/v1/users/{userId}/provider', loggedIn],
]);

interface Operation {
  readonly 'x-roles'?: readonly string[];
  readonly summary?: string;
  readonly responses: object;
}

const documented = new Map<string, Operation>();
const callers = new Map<Role, Browser>([['anonymous', new Browser(system.gateway)]]);

beforeAll(async () => {
  const { body } = await new Browser(system.gateway).get(api('openapi.json'));
  for (const [path, methods] of Object.entries(
    (body as { paths: Record<string, Record<string, Operation>> }).paths,
  )) {
    for (const [method, operation] of Object.entries(methods)) documented.set(`${method} ${path}`, operation);
  }
  const root = {
    browser: new Browser(system.gateway),
    email: uniqueEmail('root'),
    password: uniquePassword(),
  };
  const given = { SUPERUSER_EMAIL: root.email, SUPERUSER_PASSWORD: root.password };
  await mustRun(['createsuperuser', '--noinput'], { ...system.environment, ...given });
  await logIn(root);
  callers.set('superuser', root.browser);
  for (const role of ['user', 'staff', 'admin'] as const) {
    const person = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
    callers.set(role, person.browser);
    if (role === 'user') continue;
    const headers = { 'If-Match': '"1"' };
    const path = api(`users/${person.userId}/flags/`);
    const answer = await root.browser.request('PATCH', path, { headers, body: { [`is_${role}`]: true } });
    expect(answer.status).toBe(200);
  }
});

/** A call that finds and changes nothing for any caller. */
function call(browser: Browser, route: string) {
  const [method, path] = route.split(' ') as [string, string];
  const filled = path
    .replace('{userId}', '2147483647')
    .replace('{companyId}', '2147483647')
    .replace('{name}', 'no_such_permission')
    .replace('{action}', 'read')
    .replaceAll(/\{\w+\}/g, randomUUID());
  const options = ['get', 'head'].includes(method) ? {} : { body: {}, headers: { 'If-Match': '"1"' } };
  return browser.request(method.toUpperCase(), filled, options);
}

describe('the document', () => {
  it('has every route of the table, and the table every route of the document', () => {
    expect([...documented.keys()].sort()).toEqual([...table.keys()].sort());
  });

  it('says of each what it does, what it answers and who may call it', () => {
    for (const [route, operation] of documented) {
      expect(operation['x-roles'], route).toBeDefined();
      expect(Object.keys(operation.responses).length, route).toBeGreaterThan(0);
    }
  });
});

describe.each(roles)('%s', (role) => {
  /** Routes that end the session of the caller or issue new tokens for it. */
  const aboutOneself = new Set([
    'post /api/v1/logout',
    'post /api/v1/logout/all',
    'post /api/v1/login/refresh',
    'delete /api/v1/login/refresh',
  ]);

  it('is admitted where the table says so, and nowhere else', async () => {
    const browser = callers.get(role)!;
    for (const [route, allowed] of table) {
      if (role !== 'anonymous' && aboutOneself.has(route)) continue;
      const { status, body } = await call(browser, route);
      if (role === 'anonymous' && !allowed.includes(role)) {
        expect([401, 403], `${role}: ${route}`).toContain(status);
      } else if (allowed.includes(role)) {
        expect([status, body], `${role}: ${route}`).not.toEqual([
          401,
          expect.objectContaining({ code: 'token_not_valid' }),
        ]);
        if (allowed.length < loggedIn.length) expect(status, `${role}: ${route}`).not.toBe(403);
        expect(status, `${role}: ${route}`).toBeLessThan(500);
      } else {
        expect([status, body], `${role}: ${route}`).toEqual([
          403,
          { detail: 'You do not have permission to perform this action.', code: 'authorization.refused' },
        ]);
      }
    }
  });
});
