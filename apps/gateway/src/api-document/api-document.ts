/** Builds the OpenAPI document from the decorators of each route and from the rules that apply to all routes. */
import { type CookieSettings, productVersion } from '#config';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { errorDtos } from '../error/error.dto.js';
import { addSecuritySchemes, describeAccess } from './describe-access.js';
import { describeFailures } from './describe-failures.js';
import { listNullInEnums } from './nullable-enums.js';
import { removeInternalExtensions, routesOf } from './documented-routes.js';

export function createApiDocument(app: INestApplication, cookies: CookieSettings): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Gatehouse')
    .setDescription(
      'Every path is accepted with and without a trailing slash. `x-roles` lists the callers. Other methods of an existing ' +
        'path get 405 with `Allow`. Every response carries `X-Request-Id`. With `Accept: application/problem+json` errors are ' +
        'problem details (RFC 9457), in the language of `Accept-Language`.',
    )
    .setVersion(productVersion);
  const config = addSecuritySchemes(builder, cookies).build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: errorDtos });
  describeAccess(document);
  describeFailures(document);
  listNullInEnums(document);
  for (const route of routesOf(document)) removeInternalExtensions(route);
  return document;
}
