/** What a handler behind the guards may ask for: who calls, and with which token. */
import type { Authenticated } from '#auth/core';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { requestOf } from './authenticated-request.js';

function authenticated(context: ExecutionContext): Authenticated {
  const { user } = requestOf(context);
  if (!user) throw new Error('A public route asks who calls it');
  return user;
}

/** The `Subject` behind the request. */
export const CurrentSubject = createParamDecorator(
  (_: unknown, context: ExecutionContext) => authenticated(context).subject,
);

/** The `TokenClaims` of the token the request came with. */
export const CurrentClaims = createParamDecorator(
  (_: unknown, context: ExecutionContext) => authenticated(context).claims,
);

/** The request as it came, for a pipe that reads something from it. */
export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  requestOf(context),
);
