/** What a request brings under the names of our cookies: every value, for whoever can tell the good one from the others. */
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

  /** Those of the style in force first. */
  values(request: FastifyRequest, kind: CookieKind): string[] {
    const { cookie } = request.headers;
    const { own, other } = this.settings;
    const values = valuesOf(cookie, own[kind].name);
    if (this.takesOther()) values.push(...valuesOf(cookie, other[kind].name));
    return values;
  }

  /** How a cookie of this kind may be called: for a while after a change of style, in both. */
  addresses(kind: CookieKind): CookieAddress[] {
    const { own, other } = this.settings;
    return this.takesOther() ? [own[kind], other[kind]] : [own[kind]];
  }

  private takesOther(): boolean {
    const { acceptOtherUntil: end } = this.settings;
    return end !== undefined && this.clock.now() < end;
  }
}
