/** Reads all values of the gateway's cookies from a request; the caller decides which value is valid. */
import { Clock } from '#auth/token';
import { type CookieAddress, type CookieKind, CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { valuesOf } from './cookie-header.js';

@Injectable()
export class RequestCookies {
  constructor(
    private readonly settings: CookieSettings,
    private readonly clock: Clock,
  ) {}

  /** Values of the current cookie style come first. */
  values(request: FastifyRequest, kind: CookieKind): string[] {
    const { cookie } = request.headers;
    const { own, other } = this.settings;
    const values = valuesOf(cookie, own[kind].name);
    if (this.acceptsOther()) values.push(...valuesOf(cookie, other[kind].name));
    return values;
  }

  /** The name and path of the cookie; during the transition after a change of `COOKIE_STYLE`, of both styles. */
  addresses(kind: CookieKind): CookieAddress[] {
    const { own, other } = this.settings;
    return this.acceptsOther() ? [own[kind], other[kind]] : [own[kind]];
  }

  private acceptsOther(): boolean {
    const { acceptOtherUntil: end } = this.settings;
    return end !== undefined && this.clock.now() < end;
  }
}
