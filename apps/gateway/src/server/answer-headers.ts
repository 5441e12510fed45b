/** The headers every answer carries, errors included (OWASP Secure Headers). */
import type { FastifyInstance } from 'fastify';

/** Seconds: one year. */
const strictTransport = 'max-age=31536000';

interface Transport {
  /** Leaves out HSTS, which would lock a developer's browser into https. */
  readonly development: boolean;
  readonly hstsIncludeSubdomains: boolean;
}

export function answerHeaders({
  development,
  hstsIncludeSubdomains,
}: Transport): Readonly<Record<string, string>> {
  return {
    'X-Content-Type-Options': 'nosniff',
    // An answer of the API is no page: whatever is in it, a browser must not run or frame it.
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    // Nor may another site's page take it in as an image or a script (Fetch standard, Cross-Origin-Resource-Policy).
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    ...(!development && {
      'Strict-Transport-Security': `${strictTransport}${hstsIncludeSubdomains ? '; includeSubDomains' : ''}`,
    }),
  };
}

/** Set before anything else, so that a handler that sets one itself, as a page does with its own policy, wins. */
export function sendHeaders(server: FastifyInstance, headers: Readonly<Record<string, string>>): void {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    for (const [name, value] of entries) reply.header(name, value);
    done();
  });
}
