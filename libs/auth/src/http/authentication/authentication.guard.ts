/** Rejects requests without a live token of a type that the route accepts, unless the route is public. */
import type { TokenType } from '#auth/contract';
import { AuthenticateToken } from '#auth/verification';
import { CodedError } from '#errors';
import { countActivity, VerificationMeter } from '#metrics';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { RequestCookies } from '../cookie/request-cookies.js';
import { RejectedCookies } from '../cookie/rejected-cookies.js';
import { type GuardedRequest, requestOf } from './authenticated-request.js';
import { acceptedTokenTypes } from './route-access.js';
import { TokenGuards } from './token.guards.js';

const meter = new VerificationMeter('http');

@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticateToken: AuthenticateToken,
    private readonly guards: TokenGuards,
    private readonly cookies: RequestCookies,
    private readonly rejectedCookies: RejectedCookies,
  ) {}

  /**
   * Synchronous for public routes and when the first token is cached, which covers nearly all requests.
   * @throws CodedError `session.not_authenticated`, `session.refresh_missing` or `session.token_invalid`
   */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const types = acceptedTokenTypes(this.reflector, context);
    const [preferred] = types;
    if (preferred === undefined) return true;
    const begun = meter.begin();
    const request = requestOf(context);
    const [first] = this.cookies.values(request, preferred);
    if (first === undefined || !this.recall(request, first, preferred)) {
      return this.authenticate(context, types, begun);
    }
    meter.end(begun, 'cache', true);
    return true;
  }

  /**
   * Accepts the first valid token, even if a later one is cached, so that a browser with several sessions always uses the same
   * one. Tries all values of one type before the next type, so that a logout never ends the session of another cookie. A stale
   * or planted cookie does not hide a valid cookie of the same name.
   */
  private async authenticate(
    context: ExecutionContext,
    types: readonly TokenType[],
    begun: number,
  ): Promise<true> {
    const request = requestOf(context);
    for (const type of types) {
      for (const raw of this.cookies.values(request, type)) {
        const isKnown = this.recall(request, raw, type);
        if (isKnown || (await this.runPassport(context, raw, type))) {
          meter.end(begun, isKnown ? 'cache' : 'database', true);
          return true;
        }
      }
    }
    return this.reject(context, types, begun);
  }

  private recall(request: GuardedRequest, raw: string, type: TokenType): boolean {
    const user = this.authenticateToken.recall(raw, type);
    if (user) request.user = user;
    return user !== undefined;
  }

  private async runPassport(context: ExecutionContext, raw: string, type: TokenType): Promise<boolean> {
    const request = requestOf(context);
    request.presentedToken = raw;
    await this.guards[type].canActivate(context);
    return request.user !== undefined;
  }

  private async reject(
    context: ExecutionContext,
    types: readonly TokenType[],
    begun: number,
  ): Promise<never> {
    const request = requestOf(context);
    const isPresented = types.some((type) => this.cookies.values(request, type).length > 0);
    if (isPresented) meter.end(begun, 'database', false);
    if (!isPresented && !types.includes('access')) throw new CodedError('session.refresh_missing');
    // A rejected refresh token is useless, so its cookies are cleared. After a rejected access token the browser may still
    // hold a valid refresh token, so the cookies stay.
    if (types.includes('refresh')) {
      if (!types.includes('access')) countActivity('refresh', 'rejected');
      await this.rejectedCookies.clear(context.switchToHttp().getResponse<FastifyReply>());
    }
    throw new CodedError(isPresented ? 'session.token_invalid' : 'session.not_authenticated');
  }
}
