/** The roles that may call a route: read by the role guard, which enforces them, and by the OpenAPI document (`x-roles`). */
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { routeFact, type RouteReader } from '../route-fact.js';

/** `user` is every authenticated caller; the others are flags of the account. */
export type Role = 'user' | 'staff' | 'admin' | 'superuser';

const callers = 'gatehouse:callers';

/**
 * Any one of the roles is sufficient; superusers may call every route. Checks that depend on the requested row belong to the
 * use case. A route with neither this decorator nor `@Public()` rejects every call.
 */
export const CallableBy = (...roles: [Role, ...Role[]]) =>
  applyDecorators(SetMetadata(callers, roles), ApiExtension('x-roles', roles));

/** @returns undefined for a route without the decorator */
export const readCallers: RouteReader<readonly Role[] | undefined> = (reflector, targets) =>
  reflector.getAllAndOverride(callers, targets);

export const callersOf = routeFact(readCallers);
