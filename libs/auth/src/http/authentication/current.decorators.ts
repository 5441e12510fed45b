/**
 * Parameters of handlers that hold the caller. On a public route, where no guard has authenticated the request, they reject it
 * with `session.not_authenticated`.
 */
import { actorOf } from '#auth/authorization';
import type { Authenticated } from '#auth/verification';
import { CodedError } from '#errors';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { requestOf } from './authenticated-request.js';

/** @throws CodedError `session.not_authenticated` if no guard has authenticated the request */
export function authenticatedCaller(context: ExecutionContext): Authenticated {
  const { user } = requestOf(context);
  if (!user) throw new CodedError('session.not_authenticated');
  return user;
}

/** The caller as an `Actor`, whose rank and rights use cases check. Its `userId` is always defined. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(authenticatedCaller(context).subject),
);

/** The caller as a `Subject`: user id, session id and permissions. */
export const CurrentSubject = createParamDecorator(
  (_: unknown, context: ExecutionContext) => authenticatedCaller(context).subject,
);

/** The `TokenClaims` of the token that authenticated the request. */
export const CurrentClaims = createParamDecorator(
  (_: unknown, context: ExecutionContext) => authenticatedCaller(context).claims,
);

/** The whole request, for a pipe that reads part of it. */
export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  requestOf(context),
);
