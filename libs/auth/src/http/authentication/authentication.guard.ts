/** Lets nobody in without a live token of a type the route takes, unless the route is public. */
import type { TokenType } from '#auth/contract';
import { firstKnown, type Known, whenKnown } from '#auth/core';
import { CodedError } from '#errors';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { RequestCookies } from '../cookie/request-cookies.js';
import { RefusedCookies } from '../cookie/refused-cookies.js';
import { requestOf } from './authenticated-request.js';
import { takenTokenTypes } from './route-access.js';
import { TokenDoors } from './token-doors.js';

@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly doors: TokenDoors,
    private readonly brought: RequestCookies,
    private readonly refused: RefusedCookies,
  ) {}

  /** @throws CodedError `session.not_authenticated`, `session.refresh_missing` or `session.token_invalid` */
  canActivate(context: ExecutionContext): Known<boolean> {
    const taken = takenTokenTypes(this.reflector, context);
    return taken.length === 0 || this.authenticate(context, taken);
  }

  private authenticate(context: ExecutionContext, taken: readonly TokenType[]): Known<boolean> {
    const request = requestOf(context);
    const entered = firstKnown(taken, (type) => this.doors.enter(type, request));
    return whenKnown(entered, (came) => {
      if (!came) return this.refuse(context, taken);
      request.user = came;
      return true;
    });
  }

  private async refuse(context: ExecutionContext, taken: readonly TokenType[]): Promise<never> {
    const request = requestOf(context);
    const presented = taken.some((type) => this.brought.values(request, type).length > 0);
    const takesAccess = taken.includes('access');
    if (!presented && !takesAccess) throw new CodedError('session.refresh_missing');
    // A refused refresh token is good for nothing more: the browser is told to forget it. A token refused where
    // access is asked for may have a live refresh token beside it, so there the cookies stay.
    if (taken.includes('refresh')) {
      await this.refused.clear(context.switchToHttp().getResponse<FastifyReply>());
    }
    throw new CodedError(presented ? 'session.token_invalid' : 'session.not_authenticated');
  }
}
