/** Serves `GET /api/v1/openapi.json`, built at the first request, and Swagger UI in development. */
import { CookieSettings } from '#config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { createApiDocument } from './api-document.js';

const page = 'api/v1/docs';

/** Allows the scripts and styles of Swagger UI, which uses inline styles. */
const pagePolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

export function serveApiDocument(
  app: NestFastifyApplication,
  { development }: { development: boolean },
): void {
  let document: OpenAPIObject | undefined;
  const cookies = app.get(CookieSettings);
  SwaggerModule.setup(page, app, () => (document ??= createApiDocument(app, cookies)), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    raw: ['json'],
    ui: development,
    swaggerOptions: { csrfCookie: cookies.own.csrf.name, requestInterceptor: sendCsrfToken },
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

/** The globals of the page that `sendCsrfToken` uses. */
interface PageGlobals {
  readonly document: { readonly cookie: string };
  readonly ui: { getConfigs(): { readonly csrfCookie: string } };
}

/** Sends the CSRF token with "Try it out". Swagger UI gets only the source of this function, so it must not use this module's scope. */
function sendCsrfToken<Request extends { readonly headers: Record<string, string> }>(
  request: Request,
): Request {
  const { document, ui } = globalThis as unknown as PageGlobals;
  const start = `${ui.getConfigs().csrfCookie}=`;
  const pair = document.cookie.split('; ').find((one) => one.startsWith(start));
  if (pair !== undefined) request.headers['X-CSRFToken'] = pair.slice(start.length);
  return request;
}
