/** How a route says who may call it. A route that says nothing wants an access token. */
import type { TokenType } from '#auth/contract';
import { applyDecorators, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';

const publicRoute = 'gatehouse:public';
const tokenTypes = 'gatehouse:token-types';

/** Anybody may call: the only way out of the authentication guard. */
export const Public = () =>
  applyDecorators(SetMetadata(publicRoute, true), ApiExtension('x-roles', ['anonymous']));

/** Which tokens the route takes, in order of preference, in place of the access token alone. */
export const AuthenticatedBy = (...types: [TokenType, ...TokenType[]]) => SetMetadata(tokenTypes, types);

/** @returns the token types the route takes; none for a public route */
export function takenTokenTypes(reflector: Reflector, context: ExecutionContext): readonly TokenType[] {
  const targets = [context.getHandler(), context.getClass()];
  if (reflector.getAllAndOverride<boolean | undefined>(publicRoute, targets)) return [];
  return reflector.getAllAndOverride<TokenType[] | undefined>(tokenTypes, targets) ?? ['access'];
}
