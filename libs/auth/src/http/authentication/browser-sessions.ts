/** Finds the sessions of the browser that calls a public route, with the same proof that a logout requires. */
import type { TokenType } from '#auth/contract';
import { type Authenticated, AuthenticateToken } from '#auth/verification';
import type { Client } from '#auth/security-event';
import { RotateSession } from '#auth/session';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestCookies } from '../cookie/request-cookies.js';
import { CsrfTokens } from '../csrf/csrf-tokens.js';

@Injectable()
export class BrowserSessions {
  constructor(
    private readonly authenticateToken: AuthenticateToken,
    private readonly cookies: RequestCookies,
    private readonly csrf: CsrfTokens,
    private readonly rotateSession: RotateSession,
  ) {}

  /**
   * A refresh token proves its session. An access token proves it only together with the CSRF cookie of that session, because
   * internal services receive access tokens and must not be able to log users out with them.
   * @returns ids of live sessions; they may belong to different users
   * @throws CodedError `database.unavailable`
   */
  async find(request: FastifyRequest): Promise<string[]> {
    const found = [await this.byAccess(request), await this.authenticate(request, 'refresh')];
    return [...new Set(found.flatMap((one) => (one ? [one.subject.sessionId] : [])))];
  }

  /**
   * Finds the user's session in this browser. A session proven by its refresh token alone has the token rotated, so that a
   * reused copy ends the session as it does at `POST /login/refresh/`.
   * @returns undefined if the browser has no live session of the user
   * @throws CodedError `database.unavailable`
   */
  async current(
    request: FastifyRequest,
    userId: number,
    client: Client,
  ): Promise<{ userId: number; sessionId: string } | undefined> {
    const access = await this.byAccess(request);
    if (access?.subject.userId === userId) return access.subject;
    const refresh = await this.authenticate(request, 'refresh');
    if (refresh?.subject.userId !== userId) return undefined;
    return (await this.rotateSession.execute(refresh.claims, client)) && refresh.subject;
  }

  /**
   * Whether the browser has a live session of the user. Rotates no token, so a page that changes nothing can call it.
   * @throws CodedError `database.unavailable`
   */
  async isLoggedIn(request: FastifyRequest, userId: number): Promise<boolean> {
    if ((await this.byAccess(request))?.subject.userId === userId) return true;
    return (await this.authenticate(request, 'refresh'))?.subject.userId === userId;
  }

  /**
   * The user of the browser's session, for pages that change nothing: rotates no token.
   * @returns undefined if the browser has no live session
   * @throws CodedError `database.unavailable`
   */
  async userOf(request: FastifyRequest): Promise<number | undefined> {
    const found = (await this.byAccess(request)) ?? (await this.authenticate(request, 'refresh'));
    return found?.subject.userId;
  }

  /**
   * The user of the browser's session, proven as in `current`.
   * @throws CodedError `database.unavailable`
   */
  async currentUser(request: FastifyRequest, client: Client): Promise<number | undefined> {
    const userId = await this.userOf(request);
    return userId === undefined ? undefined : (await this.current(request, userId, client))?.userId;
  }

  /**
   * Whether the request carries a valid refresh token of the session, which internal services never receive. Rotates the
   * token, so that a reused copy ends the session as it does at `POST /login/refresh/`.
   * @throws CodedError `database.unavailable`
   */
  async hasRefreshToken(request: FastifyRequest, sessionId: string, client: Client): Promise<boolean> {
    const refresh = await this.authenticate(request, 'refresh');
    if (refresh?.subject.sessionId !== sessionId) return false;
    return (await this.rotateSession.execute(refresh.claims, client)) !== undefined;
  }

  private async byAccess(request: FastifyRequest): Promise<Authenticated | undefined> {
    const access = await this.authenticate(request, 'access');
    const cookies = this.cookies.values(request, 'csrf');
    return access && cookies.some((cookie) => this.csrf.fits(access.claims.sid, cookie, cookie))
      ? access
      : undefined;
  }

  /** Authenticates the first cookie value that is a valid token. */
  private async authenticate(request: FastifyRequest, type: TokenType): Promise<Authenticated | undefined> {
    for (const raw of this.cookies.values(request, type)) {
      const authenticated = await this.authenticateToken.execute(raw, type);
      if (authenticated) return authenticated;
    }
    return undefined;
  }
}
