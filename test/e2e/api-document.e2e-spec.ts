/** The responses and parameters of every operation in the OpenAPI document. */
import { describe, expect, inject, it } from 'vitest';
import type { Operation } from '../support/http/api-document/api-document.js';

const document = inject('apiDocument');

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    route: `${method} ${path}`,
    method,
    path,
    operation,
  })),
);
type Documented = (typeof operations)[number];

const routesOf = (found: readonly Documented[]) => found.map(({ route }) => route);
const isPublic = ({ 'x-roles': roles }: Operation) => roles?.includes('anonymous') === true;
const isUnsafe = ({ method }: Documented) => method !== 'get' && method !== 'head';
const parameter = ({ operation }: Documented, name: string) =>
  operation.parameters?.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** Methods and statuses without a body. */
const withoutBody = new Set(['204', '303', '304']);

function schemasIn(node: unknown): object[] {
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(schemasIn)];
}

describe('the responses of every operation', () => {
  it.each(operations)('$route have schemas', ({ operation }) => {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (withoutBody.has(status)) {
        expect(content, status).toBeUndefined();
        continue;
      }
      for (const { schema } of Object.values(content ?? { none: { schema: {} } })) {
        const isNamed = ['$ref', 'oneOf', 'anyOf', 'allOf'].some((key) => key in schema);
        expect(
          isNamed || JSON.stringify(schema).includes('"string"'),
          `${status}: ${JSON.stringify(schema)}`,
        ).toBe(true);
      }
    }
  });

  it('refer only to schemas that exist', () => {
    const references = schemasIn(document).flatMap((node) => ('$ref' in node ? [String(node.$ref)] : []));
    const missing = references.filter((reference) => {
      const [, , kind, name] = reference.split('/');
      return !((document.components as unknown as Record<string, object>)[kind!] ?? {}).hasOwnProperty(name!);
    });
    expect(references.length).toBeGreaterThan(100);
    expect(missing).toEqual([]);
  });

  it('list both outcomes of a login', () => {
    const { content } = document.paths['/api/v1/login']!['post']!.responses['200']!;
    expect(content!['application/json']!.schema).toEqual({
      oneOf: [
        { $ref: '#/components/schemas/LoggedInDto' },
        { $ref: '#/components/schemas/SecondFactorRequiredDto' },
      ],
    });
  });

  it('document Retry-After wherever a rate limit can refuse the request', () => {
    const limited = operations.filter(({ operation }) => operation.responses['429']);
    expect(limited.length).toBeGreaterThan(10);
    const silent = limited.filter(
      ({ operation }) => operation.responses['429']!.headers?.['Retry-After']?.required !== true,
    );
    expect(routesOf(silent)).toEqual([]);
  });
});

describe('the parameters of every operation', () => {
  it('require a cookie unless the operation is public, and the CSRF token for changes', () => {
    const wrong = operations.filter((found) => {
      const { operation, route } = found;
      const alternatives = operation.security ?? [];
      if (isPublic(operation)) return alternatives.length > 0;
      const wantsCsrf = isUnsafe(found) && route !== 'post /api/v1/login/refresh';
      return alternatives.length === 0 || alternatives.some((one) => 'csrf' in one !== wantsCsrf);
    });
    expect(routesOf(wrong)).toEqual([]);
  });

  it('require If-Match wherever a change without it is refused', () => {
    const versioned = operations.filter(({ operation }) => operation.responses['428']);
    expect(versioned.length).toBeGreaterThan(15);
    expect(routesOf(versioned.filter((found) => parameter(found, 'If-Match')?.required !== true))).toEqual(
      [],
    );
  });

  it('list no header that only negotiates the content', () => {
    const optional = operations.flatMap((found) =>
      ['Accept-Language', 'If-None-Match']
        .map((name) => parameter(found, name))
        .filter((one) => one?.required),
    );
    expect(optional).toEqual([]);
  });

  it('accept a picture as raw bytes or in a form', () => {
    const { content } = document.paths['/api/v1/me/avatar']!['put']!.requestBody!;
    const binary = { type: 'string', format: 'binary' };
    expect(content['image/png']!.schema).toEqual(binary);
    expect(content['multipart/form-data']!.schema).toMatchObject({ properties: { avatar: binary } });
  });

  it('describe the format of every id in the path', () => {
    const forms: Record<string, object> = {
      id: { type: 'string', format: 'uuid' },
      shareId: { type: 'string', format: 'uuid' },
      userId: { type: 'integer', minimum: 1, maximum: 2_147_483_647 },
      companyId: { type: 'integer', minimum: 1, maximum: 2_147_483_647 },
    };
    const ids = operations.flatMap(({ operation }) =>
      (operation.parameters ?? []).filter(({ in: place, name }) => place === 'path' && forms[name]),
    );
    expect(ids.length).toBeGreaterThan(50);
    for (const { name, schema } of ids) expect(schema).toMatchObject(forms[name]!);
  });
});
