/** The sessions that a browser brings to a public route, proved as well as a logout would want it. */
import type { TokenType } from '#auth/contract';
import { type Client, RotateSession } from '#auth/core';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestCookies } from '../cookie/request-cookies.js';
import { CsrfTokens } from '../csrf/csrf-tokens.js';
import type { Authenticated } from './authenticated-request.js';
import { TokenDoors } from './token-doors.js';

@Injectable()
export class BrowserSessions {
  constructor(
    private readonly doors: TokenDoors,
    private readonly brought: RequestCookies,
    private readonly csrf: CsrfTokens,
    private readonly rotateSession: RotateSession,
  ) {}

  /**
   * A refresh token proves its session. An access token does so only beside the CSRF cookie of that session: services are
   * sent access tokens alone, and cannot log anybody out with them.
   * @returns ids of live sessions, of whichever users
   * @throws CodedError `database.unavailable`
   */
  async find(request: FastifyRequest): Promise<string[]> {
    const found = [await this.byAccess(request), await this.enter('refresh', request)];
    return [...new Set(found.flatMap((one) => (one ? [one.subject.sessionId] : [])))];
  }

  /**
   * The session that a change for this user continues. A refresh token alone is rotated first, so that a copy ends its
   * session, as it would at `POST /login/refresh/`.
   * @returns undefined for a browser without a live session of the user
   * @throws CodedError `database.unavailable`
   */
  async current(
    request: FastifyRequest,
    userId: number,
    client: Client,
  ): Promise<{ userId: number; sessionId: string } | undefined> {
    const access = await this.byAccess(request);
    if (access?.subject.userId === userId) return access.subject;
    const refresh = await this.enter('refresh', request);
    if (refresh?.subject.userId !== userId) return undefined;
    return (await this.rotateSession.execute(refresh.claims, client)) && refresh.subject;
  }

  /**
   * Whether the browser has a live session of the user. Rotates no token: for a page that changes nothing.
   * @throws CodedError `database.unavailable`
   */
  async isLoggedIn(request: FastifyRequest, userId: number): Promise<boolean> {
    if ((await this.byAccess(request))?.subject.userId === userId) return true;
    return (await this.enter('refresh', request))?.subject.userId === userId;
  }

  /**
   * Whether the request brings a good refresh token of the session, which internal services never receive. The token is
   * rotated, so that a copy ends the session, as it would at `POST /login/refresh/`.
   * @throws CodedError `database.unavailable`
   */
  async hasRefreshToken(request: FastifyRequest, sessionId: string, client: Client): Promise<boolean> {
    const refresh = await this.enter('refresh', request);
    if (refresh?.subject.sessionId !== sessionId) return false;
    return (await this.rotateSession.execute(refresh.claims, client)) !== undefined;
  }

  private async byAccess(request: FastifyRequest): Promise<Authenticated | undefined> {
    const access = await this.enter('access', request);
    const cookies = this.brought.values(request, 'csrf');
    const fits = (cookie: string) => this.csrf.fits(access!.claims.sid, cookie, cookie);
    return access && cookies.some(fits) ? access : undefined;
  }

  private async enter(type: TokenType, request: FastifyRequest): Promise<Authenticated | undefined> {
    return this.brought.values(request, type).length > 0 ? this.doors.enter(type, request) : undefined;
  }
}
