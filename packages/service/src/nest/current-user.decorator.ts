/** Passes the identity of the caller to the handler. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity } from '../identity.js';
import { identityOf } from './request-identity.js';

/** @throws Error on a route without AccessGuard */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const identity = identityOf(context.switchToHttp().getRequest<object>());
  if (!identity) throw new Error('@CurrentUser() needs @UseGuards(AccessGuard) or @RequirePermission(…)');
  return identity;
});
