/** Reads the id of the authenticated user from a request, for log lines. */
import type { FastifyRequest } from 'fastify';

export function authenticatedUserId(request: FastifyRequest): number | undefined {
  return (request as { user?: { subject: { userId: number } } }).user?.subject.userId;
}
