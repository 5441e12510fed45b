/** Who may call a route: said once, for the guard that enforces it and for the OpenAPI document (`x-roles`). */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { routeFact, type RouteReader } from '../route-fact.js';

/** `user` is anybody who is logged in; the others are flags of the account. */
export type Role = 'user' | 'staff' | 'admin' | 'superuser';

const callers = 'gatehouse:callers';

/**
 * Roles that pass, any one of them; a superuser passes everywhere. What depends on the row that is asked for, the use
 * case decides. A route says this or `@Public()`, or nobody can call it.
 */
export const CallableBy = (...roles: [Role, ...Role[]]) =>
  applyDecorators(SetMetadata(callers, roles), ApiExtension('x-roles', roles));

/** @returns undefined for a route that does not say */
export const readCallers: RouteReader<readonly Role[] | undefined> = (reflector, targets) =>
  reflector.getAllAndOverride(callers, targets);

export const callersOf = routeFact(readCallers);
