/** What administrators do over HTTP with organisations, housing and permissions they can also do in the shell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';

const read = (name: string) => readFileSync(join(root, 'docs/reference', name), 'utf8');
const sections = ['companies', 'departments', 'housing', 'permissions'];

/** For callers about themselves. */
const ofCallers = /\/me\//;

/** The command for each route. */
const commandOf: Readonly<Record<string, string>> = {
  'PUT /companies/{companyId}/approval': 'companies approve',
  'DELETE /companies/{companyId}/approval': 'companies withdraw-approval',
  'POST /companies/{companyId}/refusal': 'companies refuse',
  'GET /companies/{companyId}/people': 'companies people',
  'PUT /companies/{companyId}/people/{userId}': 'companies assign',
  'DELETE /companies/{companyId}/people/{userId}': 'companies unassign',
  'GET /companies/{companyId}/members': 'companies members',
  'DELETE /companies/{companyId}/members/{userId}': 'companies remove-member',
  'GET /departments': 'departments list',
  'POST /departments': 'departments create',
  'GET /departments/{id}': 'departments show',
  'PATCH /departments/{id}': 'departments rename',
  'DELETE /departments/{id}': 'departments delete',
  'GET /departments/{id}/workers': 'departments workers',
  'POST /departments/{id}/workers': 'departments add-worker',
  'POST /departments/{id}/workers/{userId}/move': 'companies move',
  'DELETE /departments/{id}/workers/{userId}': 'departments remove-worker',
  'GET /house-groups': 'house-groups list',
  'POST /house-groups': 'house-groups create',
  'GET /house-groups/{id}': 'house-groups show',
  'PATCH /house-groups/{id}': 'house-groups change',
  'DELETE /house-groups/{id}': 'house-groups delete',
  'GET /houses': 'houses list',
  'POST /houses': 'houses create',
  'GET /houses/{id}': 'houses show',
  'PATCH /houses/{id}': 'houses change',
  'DELETE /houses/{id}': 'houses delete',
  'GET /areas': 'areas list',
  'POST /areas': 'areas create',
  'GET /areas/{id}': 'areas show',
  'PATCH /areas/{id}': 'areas change',
  'DELETE /areas/{id}': 'areas delete',
  'GET /areas/{id}/tenants': 'areas tenants',
  'POST /areas/{id}/tenants': 'areas add-tenant',
  'DELETE /areas/{id}/tenants/{userId}': 'areas remove-tenant',
  'GET /areas/{id}/owners': 'areas owners',
  'POST /areas/{id}/owners': 'areas add-owner',
  'PATCH /areas/{id}/owners/{shareId}': 'areas change-share',
  'DELETE /areas/{id}/owners/{shareId}': 'areas remove-owner',
  'GET /users/{userId}/provider': 'users providers',
  'GET /permissions': 'permissions list',
  'POST /permissions': 'permissions create',
  'GET /permissions/{name}': 'permissions show',
  'PATCH /permissions/{name}': 'permissions change',
  'DELETE /permissions/{name}': 'permissions delete',
  'DELETE /permissions/{name}/{action}': 'permissions delete',
  'GET /permission-groups': 'permissions groups list',
  'POST /permission-groups': 'permissions groups create',
  'GET /permission-groups/{id}': 'permissions groups show',
  'PATCH /permission-groups/{id}': 'permissions groups change',
  'DELETE /permission-groups/{id}': 'permissions groups delete',
  'POST /permission-groups/{id}/apply': 'permissions groups apply',
  'GET /users/{userId}/permissions': 'explain',
  'POST /users/{userId}/permissions': 'permissions grant',
  'DELETE /users/{userId}/permissions': 'permissions revoke',
  'GET /users/{userId}/permissions/explain': 'explain',
};

const routes = sections.flatMap((section) => {
  const [, text = ''] =
    new RegExp(`^## ${section}\\n(.*?)(?=^## |$(?![^]))`, 'ms').exec(read('routes.md')) ?? [];
  return Array.from(text.matchAll(/^\| `(\w+) \/api\/v1(\S+)`/gm), ([, method, path]) => `${method} ${path}`);
});
const commands = new Set(Array.from(read('commands.md').matchAll(/^#{2,4} (.+)$/gm), ([, words]) => words!));

describe('the routes of organisations, housing and permissions', () => {
  it('have a command each', () => {
    const ofAdministrators = routes.filter((route) => !ofCallers.test(route));
    expect(Object.keys(commandOf).toSorted()).toEqual(ofAdministrators.toSorted());
    expect(Object.values(commandOf).filter((command) => !commands.has(command))).toEqual([]);
  });
});
