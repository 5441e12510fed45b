/** Rejects requests that no regular client sends, before anything else handles them, and removes the content type of requests without a body. */
import type { IncomingHttpHeaders } from 'node:http';
import { CodedError, type ErrorCode } from '#errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const mostHeaders = 100;

export function refuseOddRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.method !== 'GET') removeTypeOfEmptyBody(request.headers);
    const fault = faultOf(request);
    if (fault) done(new CodedError(fault));
    else done();
  });
}

/** Without a length or a transfer encoding a request has no body (RFC 9112 section 6.3). An empty type is ignored. */
function removeTypeOfEmptyBody(headers: IncomingHttpHeaders): void {
  if (headers['content-type'] === undefined) return;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || headers['content-type'] === '') delete headers['content-type'];
}

function faultOf({ raw, headers, url }: FastifyRequest): ErrorCode | undefined {
  if (raw.rawHeaders.length > 2 * mostHeaders) return 'request.headers_too_large';
  if (repeatsSingleHeader(raw.rawHeaders)) return 'request.malformed';
  // Compressed bodies are rejected: a few bytes may expand to gigabytes, and no known client sends them.
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 'request.media_type_unsupported';
  // Fastify tolerates whitespace before the type, with which a browser lets a foreign page send it without a preflight request.
  const type = headers['content-type'];
  if (type !== undefined && /^[^a-z]/i.test(type)) return 'request.media_type_unsupported';
  return isDecodable(url) ? undefined : 'request.malformed';
}

/**
 * Node silently keeps the first line of these headers, whereas a proxy may use the last (RFC 9112 section 3.2 for Host). Node
 * joins other repeated headers, and the result matches no single value.
 */
const singleHeaders = ['host', 'content-type', 'authorization'];

function repeatsSingleHeader(rawHeaders: readonly string[]): boolean {
  let seen = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const { length } = rawHeaders[at]!;
    // Compares lengths first, which excludes most headers cheaply.
    if (length !== 4 && length !== 12 && length !== 13) continue;
    const bit = 1 << (singleHeaders.indexOf(rawHeaders[at]!.toLowerCase()) + 1);
    if (bit === 1) continue;
    if (seen & bit) return true;
    seen |= bit;
  }
  return false;
}

/** Fastify passes on queries that it cannot decode. The router has already rejected such paths. */
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
