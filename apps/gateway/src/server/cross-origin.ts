/** Allows credentialed requests from the configured origins only (Fetch standard, CORS protocol). */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Seconds for which a browser may cache the response to a preflight request. */
const preflightMaxAge = 600;

/** Answers preflight requests of listed origins. Other origins get no CORS headers. */
export function allowOrigins(app: NestFastifyApplication, listed: readonly string[]): void {
  if (listed.length === 0) return;
  app.enableCors({
    origin: (origin, answer) => answer(null, origin !== undefined && listed.includes(origin) && origin),
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Content-Type', 'X-CSRFToken', 'X-Request-Id', 'If-Match'],
    exposedHeaders: ['X-Request-Id', 'X-Session-Replaced', 'Retry-After', 'ETag'],
    maxAge: preflightMaxAge,
    strictPreflight: false,
  });
}
