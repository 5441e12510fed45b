/** Optimistic locking: `If-Match` of a change names the version that the client read (RFC 9110, 13.1.1). */
import { CodedError } from '#errors';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A version that no row has. */
const noVersion = -1;

/** Sends the version as the ETag of the response. */
export function sendVersion(reply: FastifyReply, version: number): void {
  void reply.header('ETag', `"${version}"`);
}

/**
 * @returns the version in the header; for a foreign tag a version that no row has
 * @throws CodedError `resource.version_missing`, also for `*`, which would allow changing any version
 */
export function requiredVersion(ifMatch: string | undefined): number {
  const tag = ifMatch?.trim();
  if (!tag || tag === '*') throw new CodedError('resource.version_missing');
  const version = /^"([0-9]{1,9})"$/.exec(tag)?.[1];
  return version === undefined ? noVersion : Number(version);
}

/** The version that the `If-Match` header of a change names. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  requiredVersion(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);
