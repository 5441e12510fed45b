/** The cookie with the language that a person chose on a page. */
import { languageCookie } from '#auth/http';
import { CookieSettings } from '#config';
import type { Language } from '#errors';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Seconds: one year. */
const life = 365 * 24 * 3600;

@Injectable()
export class LanguageCookie {
  constructor(private readonly settings: CookieSettings) {}

  set(reply: FastifyReply, language: Language): void {
    const { secure } = this.settings;
    const attributes = { path: '/', maxAge: life, httpOnly: true, secure, sameSite: 'lax' } as const;
    reply.setCookie(languageCookie, language, attributes);
  }
}
