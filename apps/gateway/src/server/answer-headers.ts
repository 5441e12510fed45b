/** The headers of every response, including errors (OWASP Secure Headers). */
import type { FastifyInstance } from 'fastify';

/** Seconds: one year. */
const strictTransport = 'max-age=31536000';

interface Transport {
  /** Omits HSTS, which would force a developer's browser to https. */
  readonly development: boolean;
  readonly hstsIncludeSubdomains: boolean;
}

export function answerHeaders({
  development,
  hstsIncludeSubdomains,
}: Transport): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    // Responses of the API are not pages: browsers must neither execute nor frame them.
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    // Pages of other sites must not embed them as images or scripts (Fetch standard, Cross-Origin-Resource-Policy).
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    ...(!development && {
      'Strict-Transport-Security': `${strictTransport}${hstsIncludeSubdomains ? '; includeSubDomains' : ''}`,
    }),
  };
}

/** Sets the headers first, so that a handler can override them, as pages do with their own policy. */
export function sendHeaders(server: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    for (const [name, value] of entries) reply.header(name, value);
    done();
  });
}
