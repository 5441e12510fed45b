/** The user a request was authenticated as, for log lines. */
import type { FastifyRequest } from 'fastify';

export function userIdOf(request: FastifyRequest): number | undefined {
  return (request as { user?: { subject: { userId: number } } }).user?.subject.userId;
}
