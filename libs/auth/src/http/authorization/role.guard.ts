/** Rejects callers who have none of the roles that the route lists. */
import { type Actor, actorOf } from '#auth/authorization';
import { CodedError } from '#errors';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { requestOf } from '../authentication/authenticated-request.js';
import { acceptedTokenTypes } from '../authentication/route-access.js';
import { callersOf, type Role } from './callable-by.js';

const holds: Readonly<Record<Role, (actor: Actor) => boolean>> = {
  user: () => true,
  staff: (actor) => actor.isStaff,
  admin: (actor) => actor.isAdmin,
  superuser: (actor) => actor.isSuperuser,
};

@Injectable()
export class RoleGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws CodedError `authorization.refused`, also for a route that lists no roles */
  canActivate(context: ExecutionContext): boolean {
    if (acceptedTokenTypes(this.reflector, context).length === 0) return true;
    const { user } = requestOf(context);
    const callers = callersOf(this.reflector, context);
    if (!user || !callers) throw new CodedError('authorization.refused');
    const actor = actorOf(user.subject);
    if (actor.isSuperuser || callers.some((role) => holds[role](actor))) return true;
    throw new CodedError('authorization.refused');
  }
}
