/**
 * Clears what else a browser may keep under our names: for the host alone where a domain is set now, for former domains, and in
 * the former style. It would be sent beside the good cookie with every request until it expires.
 */
import { type CookieAddress, type CookieKind, CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { attributesOf, spent } from './cookie-attributes.js';
import { valuesOf } from './cookie-header.js';
import { RequestCookies } from './request-cookies.js';

@Injectable()
export class StrayCookies {
  constructor(
    private readonly settings: CookieSettings,
    private readonly cookies: RequestCookies,
  ) {}

  /** To be called before the good ones are set: to some browsers a domain and the host of its name are the same place. */
  clear(reply: FastifyReply, kinds: readonly CookieKind[]): void {
    const { cookie } = reply.request.headers;
    for (const kind of kinds) {
      const [own, other] = this.cookies.addresses(kind);
      for (const address of [own, other]) {
        if (!address || valuesOf(cookie, address.name).length === 0) continue;
        for (const domain of this.strayDomains(address, address === own)) {
          const { domain: _, ...attributes } = attributesOf(this.settings, kind, spent);
          reply.setCookie(address.name, '', { ...attributes, path: address.path, ...(domain && { domain }) });
        }
      }
    }
  }

  /** @returns undefined stands for the host alone */
  private strayDomains({ name }: CookieAddress, own: boolean): (string | undefined)[] {
    if (name.startsWith('__Host-')) return own ? [] : [undefined];
    const { domain, formerDomains } = this.settings;
    const inForce = domain === undefined ? [undefined] : [undefined, domain];
    return [...inForce.filter((each) => !own || each !== domain), ...formerDomains];
  }
}
