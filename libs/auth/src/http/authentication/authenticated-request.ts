/** A request as the guards leave it: who sent it, authenticated by which token. */
import type { Authenticated } from '#auth/verification';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export type GuardedRequest = FastifyRequest & {
  /** Where Passport puts it. */
  user?: Authenticated | undefined;
  /** The cookie value that Passport authenticates: `AuthenticationGuard` presents one after the other. */
  presentedToken?: string;
};

/** Called several times for every request: `switchToHttp()` would create three closures each time. */
export function requestOf(context: ExecutionContext): GuardedRequest {
  return context.getArgByIndex<GuardedRequest>(0);
}
