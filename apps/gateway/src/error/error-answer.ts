/** Sends errors: as problem details (RFC 9457) to clients that accept them, as plain JSON to all others. */
import { preferredLanguage } from '#auth/user';
import { type CodedError, type Language, problemOf } from '#errors';
import type { FastifyReply } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { names } from '../page/accepted-type.js';

const problemType = 'application/problem+json';

/** @param language of problem details if the request names no language */
export function sendError(
  reply: FastifyReply,
  error: CodedError,
  { accept, 'accept-language': acceptLanguage }: IncomingHttpHeaders,
  language: Language,
): void {
  void reply.code(error.httpStatus);
  if (error.retryAfter !== undefined) void reply.header('Retry-After', String(error.retryAfter));
  if (!names(accept, problemType, 'application/json')) {
    varyBy(reply, 'Accept');
    void reply.type('application/json; charset=utf-8').send(error.publicBody);
    return;
  }
  varyBy(reply, 'Accept, Accept-Language');
  const preferred = preferredLanguage(acceptLanguage, language);
  void reply
    .type(`${problemType}; charset=utf-8`)
    .header('Content-Language', preferred)
    .send(problemOf(error, preferred));
}

/** Appends to `Vary: Origin`, which CORS sets. */
function varyBy(reply: FastifyReply, names: string): void {
  const earlier = reply.getHeader('vary');
  void reply.header('Vary', earlier === undefined ? names : `${String(earlier)}, ${names}`);
}
