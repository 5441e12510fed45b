/** The sessions of the browser that sends a request to a public route, authenticated as strictly as for a logout. */
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
   * A refresh token proves its session. An access token does so only beside the CSRF cookie of that session: services are
   * sent access tokens alone, and cannot log anybody out with them.
   * @returns ids of live sessions, of whichever users
   * @throws CodedError `database.unavailable`
   */
  async find(request: FastifyRequest): Promise<string[]> {
    const found = [await this.byAccess(request), await this.authenticate(request, 'refresh')];
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
    const refresh = await this.authenticate(request, 'refresh');
    if (refresh?.subject.userId !== userId) return undefined;
    return (await this.rotateSession.execute(refresh.claims, client)) && refresh.subject;
  }

  /**
   * Whether the browser has a live session of the user. Rotates no token: for a page that changes nothing.
   * @throws CodedError `database.unavailable`
   */
  async isLoggedIn(request: FastifyRequest, userId: number): Promise<boolean> {
    if ((await this.byAccess(request))?.subject.userId === userId) return true;
    return (await this.authenticate(request, 'refresh'))?.subject.userId === userId;
  }

  /**
   * Whether the request brings a good refresh token of the session, which internal services never receive. The token is
   * rotated, so that a copy ends the session, as it would at `POST /login/refresh/`.
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

  /** The first cookie value that is a live token. */
  private async authenticate(request: FastifyRequest, type: TokenType): Promise<Authenticated | undefined> {
    for (const raw of this.cookies.values(request, type)) {
      const authenticated = await this.authenticateToken.execute(raw, type);
      if (authenticated) return authenticated;
    }
    return undefined;
  }
}
