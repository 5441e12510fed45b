/** The cookie of a browser that registered an account: there the mailed link confirms without the password. */
import type { BrowserProof } from '#auth/registration';
import { CookieSettings } from '#config';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';
import { attributesOf, type CookieLife, spent } from '../cookie/cookie-attributes.js';
import { secretsOf } from '../cookie/cookie-header.js';

@Injectable()
export class RegistrationCookie {
  constructor(private readonly settings: CookieSettings) {}

  /** The same whether or not the email was free: every registration gets one. */
  set(reply: FastifyReply, { token: value, life }: BrowserProof): void {
    this.write(reply, value, { life });
  }

  clear(reply: FastifyReply): void {
    this.write(reply, '', spent);
  }

  private write(reply: FastifyReply, value: string, life: CookieLife): void {
    const { name, path } = this.settings.own.registration;
    const { sameSite, ...attributes } = attributesOf(this.settings, 'registration', life);
    // A link in a web mailer is followed from another site, where a strict cookie stays behind.
    const lenient = sameSite === 'strict' ? 'lax' : sameSite;
    reply.setCookie(name, value, {
      ...attributes,
      path,
      ...(lenient !== undefined && { sameSite: lenient }),
    });
  }
}

@Injectable()
export class RegistrationsOfRequest implements PipeTransform<FastifyRequest, string[]> {
  constructor(private readonly settings: CookieSettings) {}

  /** Malformed values are ignored. */
  transform({ headers }: FastifyRequest): string[] {
    return secretsOf(headers.cookie, this.settings.own.registration.name);
  }
}

/** The tokens of the registrations this browser sent; usually none or one. */
export const CurrentRegistrations = (): ParameterDecorator => CurrentRequest(RegistrationsOfRequest);
