/** The page that creates an account, for administrators. Opening it asks for a recent second factor, before anything is typed. */
import { changesFromText, CreateUser, newProfile } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentLanguage, NeedsStepUp } from '#auth/http';
import { PasswordRequirements } from '#auth/password';
import { AccountSettings } from '#config';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { filledTexts } from './person-fields.js';
import { kindOf, newPersonPage } from './person-forms.js';
import { personPath } from './person-page.js';

@CallableBy('staff', 'admin')
@NeedsStepUp()
@PageRoutes()
@Controller('account/people/new')
export class NewPersonPageController {
  constructor(
    private readonly createUser: CreateUser,
    private readonly requirements: PasswordRequirements,
    private readonly settings: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  form(
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const page = { ...this.shown(), type: kindOf(textOf(query, 'type')) };
    return this.pages.send(reply, newPersonPage(page, language));
  }

  @Post()
  create(
    @CurrentActor() actor: UserActor,
    @Body() sent: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const type = kindOf(textOf(sent, 'type'));
    return this.pages.submit(
      reply,
      language,
      async () => {
        const { profile, ...fields } = changesFromText(filledTexts(type, sent));
        const email = textOf(sent, 'email').trim();
        const password = textOf(sent, 'password') || undefined;
        const account = { email, password, profile: newProfile(type, profile), fields };
        const { id } = await this.createUser.execute(actor, account);
        return `${personPath(id)}?done=${password === undefined ? 'mailed' : 'created'}`;
      },
      (refusal) => newPersonPage({ ...this.shown(), type, sent, refusal }, language),
    );
  }

  private shown() {
    return { requirements: this.requirements, defaultLanguage: this.settings.defaultLanguage };
  }
}
