/** The cookie of the browser that registered an account. In this browser the mailed link confirms without the password. */
import type { BrowserProof } from '#auth/registration';
import { CookieSettings } from '#config';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentRequest } from '../authentication/current.decorators.js';
import { attributesOf, type CookieLife, deleted } from '../cookie/cookie-attributes.js';
import { secretsOf } from '../cookie/cookie-header.js';

@Injectable()
export class RegistrationCookie {
  constructor(private readonly settings: CookieSettings) {}

  /** Set for every registration, so that it does not reveal whether the email was taken. */
  set(reply: FastifyReply, { token: value, life }: BrowserProof): void {
    this.write(reply, value, { life });
  }

  clear(reply: FastifyReply): void {
    this.write(reply, '', deleted);
  }

  private write(reply: FastifyReply, value: string, life: CookieLife): void {
    const { name, path } = this.settings.own.registration;
    const { sameSite, ...attributes } = attributesOf(this.settings, 'registration', life);
    // Browsers omit a strict cookie when a link is opened from another site, such as webmail.
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

/** The tokens of registrations made in this browser; usually zero or one. */
export const CurrentRegistrations = (): ParameterDecorator => CurrentRequest(RegistrationsOfRequest);
