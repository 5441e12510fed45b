/**
 * Clears leftover cookies from former settings: host-only cookies where a domain is set now, cookies of former domains, and cookies
 * of the former style. Browsers would send them beside the valid cookie until they expire.
 */
import { type CookieAddress, type CookieKind, CookieSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { attributesOf, deleted } from './cookie-attributes.js';
import { valuesOf } from './cookie-header.js';
import { RequestCookies } from './request-cookies.js';

@Injectable()
export class StrayCookies {
  constructor(
    private readonly settings: CookieSettings,
    private readonly cookies: RequestCookies,
  ) {}

  /** Must be called before the valid cookies are set: some browsers treat a domain and the host of the same name as one. */
  clear(reply: FastifyReply, kinds: readonly CookieKind[]): void {
    const { cookie } = reply.request.headers;
    for (const kind of kinds) {
      const [own, other] = this.cookies.addresses(kind);
      for (const address of [own, other]) {
        if (!address || valuesOf(cookie, address.name).length === 0) continue;
        for (const domain of this.strayDomains(address, address === own)) {
          const { domain: _, ...attributes } = attributesOf(this.settings, kind, deleted);
          reply.setCookie(address.name, '', { ...attributes, path: address.path, ...(domain && { domain }) });
        }
      }
    }
  }

  /** @returns domains; undefined means a host-only cookie */
  private strayDomains({ name }: CookieAddress, own: boolean): (string | undefined)[] {
    if (name.startsWith('__Host-')) return own ? [] : [undefined];
    const { domain, formerDomains } = this.settings;
    const inForce = domain === undefined ? [undefined] : [undefined, domain];
    return [...inForce.filter((each) => !own || each !== domain), ...formerDomains];
  }
}
