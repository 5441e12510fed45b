/** Rejects requests that no regular client sends, before anything else handles them, and removes the content type of requests without a body. */
import type { IncomingHttpHeaders } from 'node:http';
import { CodedError, type ErrorCode } from '#errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const mostHeaders = 100;

export function refuseOddRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.method !== 'GET') forgetTypeOfNothing(request.headers);
    const fault = faultOf(request);
    if (fault) done(new CodedError(fault));
    else done();
  });
}

/** RFC 9112 section 6.3: without a length and a transfer encoding a request has no body. An empty type names none. */
function forgetTypeOfNothing(headers: IncomingHttpHeaders): void {
  if (headers['content-type'] === undefined) return;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || headers['content-type'] === '') delete headers['content-type'];
}

function faultOf({ raw, headers, url }: FastifyRequest): ErrorCode | undefined {
  if (raw.rawHeaders.length > 2 * mostHeaders) return 'request.headers_too_large';
  if (repeatsSingleHeader(raw.rawHeaders)) return 'request.malformed';
  // A compressed body is a few bytes that may become gigabytes; no caller has ever sent one.
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 'request.media_type_unsupported';
  // Fastify forgives odd blanks before the type; a browser lets a foreign page send those without asking first.
  const type = headers['content-type'];
  if (type !== undefined && /^[^a-z]/i.test(type)) return 'request.media_type_unsupported';
  return isDecodable(url) ? undefined : 'request.malformed';
}

/**
 * Of these headers Node keeps the first line and drops the others without a word; a proxy before it may have read the last
 * (RFC 9112 section 3.2 for Host). Other repeated headers are joined, which fits nothing where one value is wanted.
 */
const singleHeaders = ['host', 'content-type', 'authorization'];

function repeatsSingleHeader(rawHeaders: readonly string[]): boolean {
  let seen = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const { length } = rawHeaders[at]!;
    // By the length first: most headers need not be spelt out.
    if (length !== 4 && length !== 12 && length !== 13) continue;
    const bit = 1 << (singleHeaders.indexOf(rawHeaders[at]!.toLowerCase()) + 1);
    if (bit === 1) continue;
    if (seen & bit) return true;
    seen |= bit;
  }
  return false;
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
