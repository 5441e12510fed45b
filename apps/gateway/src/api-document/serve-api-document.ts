/** `GET /api/v1/openapi.json`, built when it is first asked for, and in development a page to browse it. */
import { CookieSettings } from '#config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const page = 'api/v1/docs';

/** The page's own scripts and styles; it styles itself inline. */
const pagePolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

export function serveApiDocument(
  app: NestFastifyApplication,
  { development }: { development: boolean },
): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(page, app, () => (document ??= describe(app)), {
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

function describe(app: NestFastifyApplication): OpenAPIObject {
  const { own } = app.get(CookieSettings);
  const config = new DocumentBuilder()
    .setTitle('Gatehouse')
    .setDescription(
      'Every path is taken with and without its trailing slash. `x-roles` names who may call. Unsafe methods want ' +
        'the value of the CSRF cookie as X-CSRFToken.',
    )
    .setVersion('1')
    .addCookieAuth(own.access.name, { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  return SwaggerModule.createDocument(app, config);
}
