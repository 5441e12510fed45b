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

/** What `sendCsrfToken` finds on the page. */
interface PageGlobals {
  readonly document: { readonly cookie: string };
  readonly ui: { getConfigs(): { readonly csrfCookie: string } };
}

/** For "Try it out". Swagger UI runs it on the page, where only its source arrives: it may use nothing from around it. */
function sendCsrfToken<Request extends { readonly headers: Record<string, string> }>(
  request: Request,
): Request {
  const { document, ui } = globalThis as unknown as PageGlobals;
  const start = `${ui.getConfigs().csrfCookie}=`;
  const pair = document.cookie.split('; ').find((one) => one.startsWith(start));
  if (pair !== undefined) request.headers['X-CSRFToken'] = pair.slice(start.length);
  return request;
}
