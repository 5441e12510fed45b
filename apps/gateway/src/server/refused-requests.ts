/** Refuses requests no honest client sends, before anything else looks at them. */
import { CodedError, type ErrorCode } from '#errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const mostHeaders = 100;

export function refuseOddRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const fault = faultOf(request);
    if (fault) done(new CodedError(fault));
    else done();
  });
}

function faultOf({ raw, headers, url }: FastifyRequest): ErrorCode | undefined {
  if (raw.rawHeaders.length > 2 * mostHeaders) return 'request.headers_too_large';
  // A compressed body is a few bytes that may become gigabytes; no caller has ever sent one.
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 'request.media_type_unsupported';
  // Fastify forgives odd blanks before the type; a browser lets a foreign page send those without asking first.
  const type = headers['content-type'];
  if (type !== undefined && /^[^a-z]/i.test(type)) return 'request.media_type_unsupported';
  return isDecodable(url) ? undefined : 'request.malformed';
}

/** Fastify hands on a query that it cannot decode as it came; the router has refused such paths already. */
function isDecodable(url: string): boolean {
  const query = url.indexOf('?');
  if (query < 0 || !url.includes('%', query)) return true;
  try {
    decodeURIComponent(url.slice(query));
    return true;
  } catch {
    return false;
  }
}
