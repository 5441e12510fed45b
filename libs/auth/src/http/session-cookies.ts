/** The three cookies of a session: written at login and refresh, cleared at logout, with the same attributes. */
import type { TokenType } from '#auth/contract';
import { Clock, type IssuedTokens } from '#auth/core';
import { CookieSettings } from '#config';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CsrfTokens } from './csrf/csrf-tokens.js';

export function nameOfCookie(type: TokenType, settings: CookieSettings): string {
  return type === 'access' ? settings.accessName : settings.refreshName;
}

@Injectable()
export class SessionCookies {
  constructor(
    private readonly settings: CookieSettings,
    private readonly csrfTokens: CsrfTokens,
    private readonly clock: Clock,
  ) {}

  /** The CSRF cookie lives as long as the refresh token: as long as the session can be used. */
  set(reply: FastifyReply, { sessionId, access, refresh }: IssuedTokens): void {
    const { accessName, refreshName, csrfName } = this.settings;
    reply.setCookie(accessName, access.token, this.attributes(access.expiresAt, true));
    reply.setCookie(refreshName, refresh.token, this.attributes(refresh.expiresAt, true));
    reply.setCookie(csrfName, this.csrfTokens.issue(sessionId), this.attributes(refresh.expiresAt, false));
  }

  clear(reply: FastifyReply): void {
    const { accessName, refreshName, csrfName } = this.settings;
    for (const name of [accessName, refreshName, csrfName]) {
      reply.setCookie(name, '', this.attributes(new Date(0), name !== csrfName));
    }
  }

  /** Whether the request brings a cookie for a token of one of these types. */
  present(request: FastifyRequest, types: readonly TokenType[]): boolean {
    return types.some((type) => request.cookies[nameOfCookie(type, this.settings)]);
  }

  /** `Max-Age` for clients whose clock is wrong, `Expires` for those that do not know it (RFC 6265, 4.1.2). */
  private attributes(expires: Date, httpOnly: boolean): CookieSerializeOptions {
    const { domain, secure, sameSite } = this.settings;
    const maxAge = Math.max(0, Math.round((expires.getTime() - this.clock.now().getTime()) / 1000));
    return { path: '/', httpOnly, secure, sameSite, expires, maxAge, ...(domain && { domain }) };
  }
}
