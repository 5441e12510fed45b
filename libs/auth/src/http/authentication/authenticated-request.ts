/** The request type that the guards share: a Fastify request with the authenticated caller. */
import type { Authenticated } from '#auth/verification';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export type GuardedRequest = FastifyRequest & {
  /** Set by the authentication guard, under the name that Passport uses. */
  user?: Authenticated | undefined;
  /** The cookie value that the Passport strategy authenticates. `AuthenticationGuard` sets each value in turn. */
  presentedToken?: string;
  /** The session whose cookies the response sets; null if the response clears them. */
  answeredSession?: string | null;
};

/**
 * The session that the browser has after the response: the one whose cookies the response sets, otherwise that of the caller.
 * @returns the session id; undefined for a browser without a session
 */
export function sessionAfter(request: GuardedRequest): string | undefined {
  const { answeredSession, user } = request;
  return answeredSession === undefined ? user?.claims.sid : (answeredSession ?? undefined);
}

/** Avoids `switchToHttp()`, which creates three closures per call; guards call this several times per request. */
export function requestOf(context: ExecutionContext): GuardedRequest {
  return context.getArgByIndex<GuardedRequest>(0);
}
