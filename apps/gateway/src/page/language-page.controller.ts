/** The language switch in the footer of every page. */
import { languageCookie, Public } from '#auth/http';
import { CookieSettings } from '#config';
import { languages } from '#errors';
import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from './form-fields.js';
import { PageRenderer } from './page-renderer.js';
import { PageRoutes } from './page-routes.js';
import { ReturnAddresses } from './return-addresses.js';

/** Seconds: one year. */
const life = 365 * 24 * 3600;

@Public()
@PageRoutes()
@Controller('account/language')
export class LanguagePageController {
  constructor(
    private readonly settings: CookieSettings,
    private readonly addresses: ReturnAddresses,
    private readonly pages: PageRenderer,
  ) {}

  @Post()
  choose(@Body() fields: FormFields, @Res({ passthrough: true }) reply: FastifyReply): string {
    const chosen = languages.find((language) => language === textOf(fields, 'language'));
    const address = this.addresses.resolve(textOf(fields, 'return_to'));
    if (chosen) {
      const { secure } = this.settings;
      reply.setCookie(languageCookie, chosen, {
        path: '/',
        maxAge: life,
        httpOnly: true,
        secure,
        sameSite: 'lax',
      });
    }
    return this.pages.redirect(reply, address);
  }
}
