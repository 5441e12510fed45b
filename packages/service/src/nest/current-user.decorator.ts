/** Hands the handler who is calling. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity } from '../identity.js';
import { identityOf } from './known-requests.js';

/** @throws Error on a route that no AccessGuard protects: nobody is known there */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const identity = identityOf(context.switchToHttp().getRequest<object>());
  if (!identity) throw new Error('@CurrentUser() needs @UseGuards(AccessGuard) or @RequirePermission(…)');
  return identity;
});
