/** The first page of an account: the profile. */
import type { Subject } from '#auth/contract';
import { ChangeOwnAccount } from '#auth/account';
import { CallableBy, CurrentLanguage, CurrentSubject } from '#auth/http';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { LanguageCookie } from '../page/language-cookie.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { ChangeOwnAccountDto, ownAccountChangesOf } from './change-account.dto.js';
import { profileChanges } from './profile-page.js';
import { ShowProfile } from './show-profile.js';

@CallableBy('user')
@PageRoutes()
@Controller('account')
export class ProfilePageController {
  constructor(
    private readonly profile: ShowProfile,
    private readonly changeOwnAccount: ChangeOwnAccount,
    private readonly languageCookie: LanguageCookie,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @CurrentSubject() { userId }: Subject,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const outcome = { isSaved: 'saved' in query, hasAsked: 'asked' in query };
    return this.pages.send(reply, await this.profile.execute(userId, language, outcome));
  }

  @Post()
  async change(
    @CurrentSubject() { userId }: Subject,
    @Body() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const account = await this.profile.find(userId);
    return this.pages.submit(
      reply,
      language,
      async () => {
        const body = await this.validation.check(ChangeOwnAccountDto, profileChanges(account, fields));
        const version = Number(textOf(fields, 'version'));
        const changed = await this.changeOwnAccount.execute({ userId, version }, ownAccountChangesOf(body));
        // Otherwise an earlier choice in this browser would keep the pages in the other language.
        if (changed.language !== account.language) this.languageCookie.set(reply, changed.language);
        return '/account/?saved';
      },
      (refusal) => this.profile.execute(userId, language, { sent: fields, refusal }),
    );
  }
}
