/** Describes the requirements of each operation: cookies, the CSRF token, and the format of the ids in its path. */
import type { CookieSettings } from '#config';
import type { DocumentBuilder, OpenAPIObject } from '@nestjs/swagger';
import {
  type DocumentedRoute,
  type OperationObject,
  type ParameterObject,
  type ResponseObject,
  routesOf,
  type SchemaObject,
} from './documented-routes.js';
import { userIdField, uuidField } from './field-schemas.js';

export function addSecuritySchemes(builder: DocumentBuilder, { own }: CookieSettings): DocumentBuilder {
  const description = `The value of the cookie ${own.csrf.name}, on unsafe methods`;
  return builder
    .addCookieAuth(own.access.name, { type: 'apiKey', in: 'cookie' }, 'access')
    .addCookieAuth(own.refresh.name, { type: 'apiKey', in: 'cookie' }, 'refresh')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-CSRFToken', description }, 'csrf');
}

export function describeAccess(document: OpenAPIObject): void {
  for (const route of routesOf(document)) {
    const { operation } = route;
    operation.security = securityOf(route);
    describePictures(operation);
    operation.parameters = (operation.parameters as ParameterObject[]).map(described);
    for (const response of Object.values(operation.responses))
      describeVersion(document, response as ResponseObject);
  }
}

/** Outside of a form, the picture is the whole body. `ApiBody` has one schema for all media types. */
function describePictures({ requestBody }: OperationObject): void {
  if (!requestBody || !('content' in requestBody)) return;
  for (const [type, media] of Object.entries(requestBody.content)) {
    if (type.startsWith('image/')) media.schema = { type: 'string', format: 'binary' };
  }
}

/** One alternative for each type of token. */
function securityOf({ tokenTypes, wantsCsrfToken }: DocumentedRoute) {
  return tokenTypes.map((type) => ({ [type]: [], ...(wantsCsrfToken && { csrf: [] }) }));
}

const pathParameters: Readonly<Record<string, SchemaObject>> = {
  id: uuidField,
  shareId: uuidField,
  userId: userIdField,
  companyId: userIdField,
};

function described(parameter: ParameterObject): ParameterObject {
  // The library describes every header that a handler reads as required. `If-None-Match` is optional.
  if (parameter.in === 'header' && parameter.name === 'if-none-match')
    return { ...parameter, required: false };
  const schema = parameter.in === 'path' ? pathParameters[parameter.name] : undefined;
  return schema ? { ...parameter, schema } : parameter;
}

/** `VersionHeader` sends the version of a row as its ETag. */
function describeVersion(document: OpenAPIObject, response: ResponseObject): void {
  const schema = response.content?.['application/json']?.schema;
  if (!schema || !('$ref' in schema)) return;
  const row = document.components?.schemas?.[schema.$ref.split('/').at(-1)!];
  const version = row && !('$ref' in row) ? row.properties?.['version'] : undefined;
  // The health check responds with the version of Gatehouse, which is text.
  if (!version || '$ref' in version || version.type !== 'integer') return;
  const description = 'The version of the row, to be sent as If-Match';
  response.headers = {
    ...response.headers,
    ETag: { description, required: true, schema: { type: 'string', example: '"1"' } },
  };
}
