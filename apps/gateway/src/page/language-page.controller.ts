/** The language switch in the footer of every page. */
import { SetOwnLanguage } from '#auth/account';
import type { Subject } from '#auth/contract';
import { CallableBy, CurrentSubject, Public } from '#auth/http';
import { type Language, languages } from '#errors';
import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from './form-fields.js';
import { LanguageCookie } from './language-cookie.js';
import { PageRenderer } from './page-renderer.js';
import { PageRoutes } from './page-routes.js';
import { ReturnAddresses } from './return-addresses.js';

@PageRoutes()
@Controller('account/language')
export class LanguagePageController {
  constructor(
    private readonly setOwnLanguage: SetOwnLanguage,
    private readonly cookie: LanguageCookie,
    private readonly addresses: ReturnAddresses,
    private readonly pages: PageRenderer,
  ) {}

  @Public()
  @Post()
  choose(@Body() fields: FormFields, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.show(fields, languageOf(fields), reply);
  }

  /** On pages of a session: the mails of the account follow the choice, as they follow that on the profile page. */
  @CallableBy('user')
  @Post('own')
  async chooseForAccount(
    @CurrentSubject() { userId }: Subject,
    @Body() fields: FormFields,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const language = languageOf(fields);
    if (language) await this.setOwnLanguage.execute(userId, language);
    return this.show(fields, language, reply);
  }

  private show(fields: FormFields, language: Language | undefined, reply: FastifyReply): string {
    const address = this.addresses.resolve(textOf(fields, 'return_to'));
    if (language) this.cookie.set(reply, language);
    return this.pages.redirect(reply, address);
  }
}

const languageOf = (fields: FormFields) =>
  languages.find((language) => language === textOf(fields, 'language'));
