/** How a route says who may call it. A route that says nothing wants an access token. */
import type { TokenType } from '#auth/contract';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { routeFact } from '../route-fact.js';

const publicRoute = 'gatehouse:public';
const tokenTypes = 'gatehouse:token-types';

/** Anybody may call: the only way out of the authentication guard. */
export const Public = () =>
  applyDecorators(SetMetadata(publicRoute, true), ApiExtension('x-roles', ['anonymous']));

/** Which tokens the route takes, in order of preference, in place of the access token alone. */
export const AuthenticatedBy = (...types: [TokenType, ...TokenType[]]) =>
  applyDecorators(SetMetadata(tokenTypes, types), ApiExtension('x-token-types', types));

/** @returns the token types the route takes; none for a public route */
export const takenTokenTypes = routeFact((reflector, targets): readonly TokenType[] => {
  if (reflector.getAllAndOverride<boolean | undefined>(publicRoute, targets)) return [];
  return reflector.getAllAndOverride<TokenType[] | undefined>(tokenTypes, targets) ?? ['access'];
});
