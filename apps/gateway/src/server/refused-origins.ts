/** Logs origins that are missing in `CORS_ORIGINS`. Their pages see only a network error. */
import { isTrustedSource, type TrustedOrigins } from '#auth/http';
import { isWebOrigin } from '#config';
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const logger = new Logger('Gateway');

/** Maximum number of origins that one process logs, because clients can send arbitrary origins. */
const mostReported = 100;

/** Logs once each origin whose pages may not send requests with cookies, including preflight requests. */
export function reportRefusedOrigins(server: FastifyInstance, trusted: TrustedOrigins): void {
  const reported = new Set<string>();
  server.addHook('onRequest', (request, _reply, done) => {
    const { origin } = request.headers;
    if (origin !== undefined && isRefused(origin, request.host) && reported.size < mostReported) {
      reported.add(origin);
      logger.warn({
        event: 'request.origin_unlisted',
        origin: origin.slice(0, 200),
        requestId: request.id,
        msg: 'A page of this origin was refused. If it is a front end of yours, add the origin to CORS_ORIGINS',
      });
    }
    done();
  });

  /** False for values that no setting can allow: `null`, which pages with an opaque origin send, and text that is not an origin. */
  function isRefused(origin: string, host: string): boolean {
    if (isTrustedSource({ origin, host, fetchSite: undefined }, trusted)) return false;
    return !reported.has(origin) && isWebOrigin(origin);
  }
}
