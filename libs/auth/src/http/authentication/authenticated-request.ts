/** A request as the guards leave it: who sent it, proved by which token. */
import type { Subject, TokenClaims } from '#auth/contract';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

export interface Authenticated {
  readonly subject: Subject;
  /** Of the token that was presented. */
  readonly claims: TokenClaims;
}

/** `user` is where Passport puts it. */
export type GuardedRequest = FastifyRequest & { user?: Authenticated };

/** Asked several times for every request: `switchToHttp()` would make three closures each time. */
export function requestOf(context: ExecutionContext): GuardedRequest {
  return context.getArgByIndex<GuardedRequest>(0);
}
