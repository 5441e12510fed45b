/** `GET /api/v1/openapi.json`, built when it is first asked for, and in development a page to browse it. */
import { CookieSettings } from '#config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { createApiDocument } from './api-document.js';

const page = 'api/v1/docs';

/** The page's own scripts and styles; it styles itself inline. */
const pagePolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

export function serveApiDocument(
  app: NestFastifyApplication,
  { development }: { development: boolean },
): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(page, app, () => (document ??= createApiDocument(app, app.get(CookieSettings))), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    raw: ['json'],
    ui: development,
  });
  if (!development) return;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith(`/${page}`)) reply.header('Content-Security-Policy', pagePolicy);
      done();
    });
}
