/** Optimistic locking: a change names the version that was read, in `If-Match` (RFC 9110, 13.1.1). */
import { CodedError } from '#errors';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** No row has it. */
const noVersion = -1;

/** Says which version is being answered. */
export function sendVersion(reply: FastifyReply, version: number): void {
  void reply.header('ETag', `"${version}"`);
}

/**
 * @returns the version named, or one that no row has where the tag is none of ours
 * @throws CodedError `resource.version_missing`, also for `*`: any version at all is what must not be changed
 */
export function versionNamed(ifMatch: string | undefined): number {
  const tag = ifMatch?.trim();
  if (!tag || tag === '*') throw new CodedError('resource.version_missing');
  const version = /^"([0-9]{1,9})"$/.exec(tag)?.[1];
  return version === undefined ? noVersion : Number(version);
}

/** The version that the `If-Match` header of a change names. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  versionNamed(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);
