/** Answers with a picture: never stored by caches that others share, and asked for again each time, by its tag. */
import type { Avatar } from '#auth/core';
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';

/** @returns the picture for the handler to return; undefined where the caller has it already (RFC 9110, 13.1.2) */
export function sendAvatar(
  reply: FastifyReply,
  { name, picture }: Avatar,
  ifNoneMatch: string | undefined,
): Buffer | undefined {
  const tag = `"${createHash('sha256').update(name).digest('base64url').slice(0, 22)}"`;
  void reply.headers({ ETag: tag, 'Cache-Control': 'private, no-cache' });
  if (ifNoneMatch?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag)) {
    void reply.code(304);
    return undefined;
  }
  void reply.type('image/webp');
  return picture;
}
