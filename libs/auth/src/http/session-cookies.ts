/** The three cookies of a session: written at login and refresh, cleared at logout, with the same attributes. */
import type { TokenType } from '#auth/contract';
import type { Client, IssuedToken, IssuedTokens, LoginChallenge } from '#auth/core';
import { CookieSettings } from '#config';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeviceCookie } from './client/device-cookie.js';
import { CsrfTokens } from './csrf/csrf-tokens.js';
import { ChallengeCookie } from './second-factor/challenge-cookie.js';

type Lifetime = Pick<IssuedToken, 'expiresAt' | 'life'>;

const spent: Lifetime = { expiresAt: new Date(0), life: 0 };

export function nameOfCookie(type: TokenType, settings: CookieSettings): string {
  return type === 'access' ? settings.accessName : settings.refreshName;
}

@Injectable()
export class SessionCookies {
  constructor(
    private readonly settings: CookieSettings,
    private readonly csrfTokens: CsrfTokens,
    private readonly deviceCookie: DeviceCookie,
    private readonly challengeCookie: ChallengeCookie,
  ) {}

  /** For a login that waits for its second factor: nothing of a session yet. */
  wait(reply: FastifyReply, challenge: LoginChallenge): void {
    this.challengeCookie.set(reply, challenge);
  }

  /** For a session that begins: its cookies, and the one by which the account will know this browser. */
  async begin(reply: FastifyReply, tokens: IssuedTokens, client: Client): Promise<void> {
    await this.deviceCookie.set(reply, tokens.sessionId, client);
    this.set(reply, tokens);
  }

  /** The CSRF cookie lives as long as the refresh token: as long as the session can be used. */
  set(reply: FastifyReply, { sessionId, access, refresh }: IssuedTokens): void {
    const { accessName, refreshName, csrfName } = this.settings;
    reply.setCookie(accessName, access.token, this.attributes(access, true));
    reply.setCookie(refreshName, refresh.token, this.attributes(refresh, true));
    reply.setCookie(csrfName, this.csrfTokens.issue(sessionId), this.attributes(refresh, false));
  }

  clear(reply: FastifyReply): void {
    const { accessName, refreshName, csrfName } = this.settings;
    for (const name of [accessName, refreshName, csrfName]) {
      reply.setCookie(name, '', this.attributes(spent, name !== csrfName));
    }
  }

  /** Whether the request brings a cookie for a token of one of these types. */
  present(request: FastifyRequest, types: readonly TokenType[]): boolean {
    return types.some((type) => request.cookies[nameOfCookie(type, this.settings)]);
  }

  /**
   * `Max-Age` for clients whose clock is wrong, `Expires` for those that do not know it (RFC 6265, 4.1.2). Neither asks
   * our own clock: one that is minutes ahead would have browsers drop what it has just set.
   */
  private attributes({ expiresAt, life }: Lifetime, httpOnly: boolean): CookieSerializeOptions {
    const { domain, secure, sameSite } = this.settings;
    const limits = { expires: expiresAt, maxAge: life };
    return { path: '/', httpOnly, secure, sameSite, ...limits, ...(domain && { domain }) };
  }
}
