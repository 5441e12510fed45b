/** Decorators that set how a route authenticates its caller. A route without them requires an access token. */
import type { TokenType } from '#auth/contract';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { routeFact } from '../route-fact.js';

const publicRoute = 'gatehouse:public';
const tokenTypes = 'gatehouse:token-types';

/** Lets the authentication guard pass unauthenticated requests. */
export const Public = () =>
  applyDecorators(SetMetadata(publicRoute, true), ApiExtension('x-roles', ['anonymous']));

/** Token types that the route accepts, in order of preference. The default is access tokens only. */
export const AuthenticatedBy = (...types: [TokenType, ...TokenType[]]) =>
  applyDecorators(SetMetadata(tokenTypes, types), ApiExtension('x-token-types', types));

/** @returns the token types that the route accepts; an empty list for a public route */
export const acceptedTokenTypes = routeFact((reflector, targets): readonly TokenType[] => {
  if (reflector.getAllAndOverride<boolean | undefined>(publicRoute, targets)) return [];
  return reflector.getAllAndOverride<TokenType[] | undefined>(tokenTypes, targets) ?? ['access'];
});
