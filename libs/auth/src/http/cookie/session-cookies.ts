/**
 * The three cookies of a session: set at login and refresh, cleared at logout, with the same attributes. Notes in the request
 * which session the browser has afterwards, because the page of the same response has forms with its CSRF token.
 */
import type { Client } from '#auth/security-event';
import type { DeviceToken } from '#auth/throttle';
import type { IssuedTokens } from '#auth/token';
import type { IssuedChallenge } from '#auth/login';
import { type CookieKind, CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { GuardedRequest } from '../authentication/authenticated-request.js';
import { DeviceCookie } from '../client/device-cookie.js';
import { CsrfTokens } from '../csrf/csrf-tokens.js';
import { ChallengeCookie } from '../second-factor/challenge-cookie.js';
import { attributesOf, type CookieLife, deleted } from './cookie-attributes.js';
import { StrayCookies } from './stray-cookies.js';

const kinds: readonly CookieKind[] = ['access', 'refresh', 'csrf'];

@Injectable()
export class SessionCookies {
  constructor(
    private readonly settings: CookieSettings,
    private readonly csrfTokens: CsrfTokens,
    private readonly deviceCookie: DeviceCookie,
    private readonly challengeCookie: ChallengeCookie,
    private readonly strays: StrayCookies,
  ) {}

  /** For a login whose second factor is still missing: sets the challenge cookie and no session cookies. */
  setChallenge(reply: FastifyReply, challenge: IssuedChallenge): void {
    this.challengeCookie.set(reply, challenge);
  }

  /** For a new session: sets its cookies and the device cookie. */
  async begin(reply: FastifyReply, tokens: IssuedTokens, client: Client): Promise<void> {
    this.strays.clear(reply, ['device']);
    await this.deviceCookie.set(reply, tokens.sessionId, client);
    this.set(reply, tokens);
  }

  /** For a browser without a session: sets the device cookie only. */
  remember(reply: FastifyReply, device: DeviceToken): void {
    this.strays.clear(reply, ['device']);
    this.deviceCookie.write(reply, device);
  }

  /** The CSRF cookie lives as long as the refresh token, because the session can be used that long. */
  set(reply: FastifyReply, { sessionId, access, refresh }: IssuedTokens): void {
    this.strays.clear(reply, kinds);
    this.write(reply, 'access', access.token, access);
    this.write(reply, 'refresh', refresh.token, refresh);
    this.write(reply, 'csrf', this.csrfTokens.issue(sessionId), refresh);
    (reply.request as GuardedRequest).answeredSession = sessionId;
  }

  clear(reply: FastifyReply): void {
    this.strays.clear(reply, kinds);
    for (const kind of kinds) this.write(reply, kind, '', deleted);
    (reply.request as GuardedRequest).answeredSession = null;
  }

  private write(reply: FastifyReply, kind: CookieKind, value: string, life: CookieLife): void {
    const { name, path } = this.settings.own[kind];
    reply.setCookie(name, value, { ...attributesOf(this.settings, kind, life), path });
  }
}
