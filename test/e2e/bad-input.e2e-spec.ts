/** Every route of the OpenAPI document with invalid ids, names, queries and bodies: answered 4xx, never 5xx. */
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { api, type OrganisationMembers, createOrganisation } from '../support/people/organisations.js';

const system = inject('system');

/** Each test sends hundreds of requests. */
vi.setConfig({ testTimeout: 180_000 });

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly type?: string; readonly maximum?: number };
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Record<string, { schema: { $ref: string } }> };
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

interface ApiDocument {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, { properties?: Record<string, object> }> };
}

let document: ApiDocument;
let routes: readonly Route[];
let people: OrganisationMembers;

beforeAll(async () => {
  document = (await new Browser(system.gateway).get(api('openapi.json'))).body as ApiDocument;
  routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  people = await createOrganisation(system);
});

const unknownId = '00000000-0000-7000-8000-000000000000';
const fine: Record<string, string> = { userId: '2147483647', name: 'no_such_permission', action: 'read' };

/** Ids that no row has, in every spelling; none contains a path separator. */
const impossible = `
  -1 0 00 +1 1e3 1.0 0x1 2147483648 4294967297 9223372036854775808 99999999999999999999999
  NaN null undefined true abc %20 %201 1%20 %00 1%00 %0a 1%0A %F0%9F%98%80 %D9%A1
  1'-- 1%27%20OR%201=1 %252e %2e%2e%2f1 [1] {} * ${unknownId}0 ${unknownId.slice(1)} {${unknownId}}
  ${unknownId.replaceAll('-', '')} ${unknownId}%00 ${'x'.repeat(5_000)}`
  .trim()
  .split(/\s+/);

const filled = (path: string, given: Record<string, string> = {}) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? fine[name] ?? unknownId);

/** Routes that would change the caller or end its session are left out. */
const aboutOneself = /\/(login\/refresh|logout|logout\/all|account\/sessions)$/;

async function call({ method, path }: Pick<Route, 'method' | 'path'>, browser: Browser, body?: unknown) {
  const headers = { 'If-Match': '"1"' };
  return browser.request(method, path, method === 'GET' ? {} : { headers, body: body ?? {} });
}

describe.each(['a superuser', 'an ordinary person'])('for %s', (who) => {
  const caller = () => (who === 'a superuser' ? people.admin : people.worker.browser);

  it('an id of the wrong form answers 404 or 400 on every route', async () => {
    const wrong: unknown[] = [];
    let calls = 0;
    for (const { method, path, operation } of routes) {
      for (const { name } of (operation.parameters ?? []).filter((one) => one.in === 'path')) {
        for (const id of impossible) {
          const { status } = await call({ method, path: filled(path, { [name]: id }) }, caller());
          calls++;
          if (![400, 403, 404, 414].includes(status))
            wrong.push([status, method, path, name, id.slice(0, 50)]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(1000);
  });
});

describe('a query', () => {
  it('with an invalid value or an unknown field is refused, and the field named', async () => {
    const wrong: unknown[] = [];
    for (const { method, path, operation } of routes.filter((route) => route.method === 'GET')) {
      const listed = (operation.parameters ?? []).filter((one) => one.in === 'query');
      const most = listed.find(({ name }) => name === 'limit')?.schema?.maximum;
      if (most === undefined) continue;
      const ask = (query: string) =>
        call({ method, path: `${filled(path, ownIds())}?${query}` }, people.admin);
      const refusedWith = async (query: string, field: string) => {
        const { status, body } = await ask(query);
        // Below an object that does not exist the cursor is not read.
        if (status === 404 && path.includes('{id}')) return;
        if (status !== 400 || !Object.keys(body as object).includes(field)) wrong.push([status, path, query]);
      };
      for (const limit of ['0', '-1', String(most + 1), '1e1', 'abc', '', '99999999999', '%00']) {
        await refusedWith(`limit=${limit}`, 'limit');
      }
      for (const after of ['x', '%00', 'WyJ4Il0x', 'bnVsbA', 'W10', 'W3t9XQ', 'x'.repeat(1001)]) {
        await refusedWith(`after=${after}`, 'after');
      }
      await refusedWith('limit=5&is_superuser_=1', 'is_superuser_');
      for (const { name } of listed) {
        for (const value of ['%00', '%F0%9F%98%80', 'x'.repeat(9000), "'--", '-1', '99999999999999999999']) {
          const { status } = await ask(`${name}=${value}&${name}=twice`);
          if (status >= 500) wrong.push([status, path, name, value.slice(0, 30)]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a body', () => {
  const takers = () =>
    routes.filter(({ operation, path }) => operation.requestBody !== undefined && !aboutOneself.test(path));

  const propertiesOf = ({ operation }: Route): string[] => {
    const reference = operation.requestBody?.content['application/json']?.schema.$ref;
    const schema = reference && document.components.schemas[reference.split('/').at(-1)!];
    return Object.keys((schema && schema.properties) || {});
  };

  it('with an unknown field is refused, and the field named, whatever else it holds', async () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const route of takers()) {
      if (propertiesOf(route).length === 0) continue;
      const fields = ['is_superuser_', 'id', '__proto__', 'constructor', 'version', 'password_hash'];
      for (const field of fields.filter((name) => !propertiesOf(route).includes(name))) {
        const body = `{${JSON.stringify(field)}: 1}`;
        const headers = { 'If-Match': '"1"', 'Content-Type': 'application/json' };
        const answer = await people.admin.request(route.method, filled(route.path, ownIds()), {
          headers,
          body,
        });
        asked++;
        // These two names cause the whole body to be refused, so they are not reported as fields.
        const named =
          ['__proto__', 'constructor'].includes(field) || Object.keys(answer.body as object).includes(field);
        if (answer.status !== 400 || !named)
          wrong.push([answer.status, route.method, route.path, field, answer.body]);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  });

  it('with values of the wrong type in every field answers 400, never 500', async () => {
    const values = [
      null,
      true,
      -1,
      0,
      1.5,
      2 ** 53,
      1e308,
      '',
      '\u0000',
      '\ud800',
      'x'.repeat(20_000),
      [],
      [[]],
    ];
    const wrong: unknown[] = [];
    for (const route of takers()) {
      const names = propertiesOf(route);
      for (const value of [...values, {}, { a: { b: [null] } }, [null], ['\u0000'], ['x'.repeat(5_000)]]) {
        const body = Object.fromEntries(names.map((name) => [name, value]));
        const { status } = await call({ method: route.method, path: filled(route.path) }, people.admin, body);
        if (status >= 500 || status < 400)
          wrong.push([status, route.method, route.path, JSON.stringify(value)]);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** An existing user, so that the request is refused for the rest of the body. */
function ownIds(): Record<string, string> {
  return { userId: String(people.worker.userId), companyId: String(people.company.userId) };
}
