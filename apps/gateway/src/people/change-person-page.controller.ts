/**
 * The pages that change the fields and the email of one account, for administrators. Opening them asks for a recent second factor,
 * so that a form rarely has to: nothing typed is lost then.
 */
import { changesFromText, ChangeUser, ChangeUserEmail } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentLanguage, NeedsStepUp } from '#auth/http';
import type { Language } from '#errors';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { ChangeUserEmailDto } from '../user/user-requests.dto.js';
import { changedTexts } from './person-fields.js';
import { changePersonEmailPage, changePersonPage } from './person-forms.js';
import { personPath } from './person-page.js';
import { versionIn } from './person-page.controller.js';
import { ShowPerson } from './show-person.js';

@CallableBy('staff', 'admin')
@NeedsStepUp()
@PageRoutes()
@Controller('account/people/:userId')
export class ChangePersonPageController {
  constructor(
    private readonly showPerson: ShowPerson,
    private readonly changeUser: ChangeUser,
    private readonly changeUserEmail: ChangeUserEmail,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
  ) {}

  @Get('change')
  async form(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const account = await this.showPerson.find(actor, userId);
    return this.pages.send(reply, changePersonPage({ account }, language));
  }

  @Post('change')
  change(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() sent: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const account = await this.showPerson.find(actor, userId);
        const changes = changesFromText(changedTexts(account, sent));
        await this.changeUser.execute(actor, { userId, version: versionIn(sent) }, changes);
        return `${personPath(userId)}?done=saved`;
      },
      async (refusal) =>
        changePersonPage({ account: await this.showPerson.find(actor, userId), sent, refusal }, language),
    );
  }

  @Get('email')
  async emailForm(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const account = await this.showPerson.find(actor, userId);
    return this.pages.send(reply, changePersonEmailPage({ account }, language));
  }

  @Post('email')
  changeEmail(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() sent: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const given = { email: textOf(sent, 'email').trim() };
        const { email: newEmail } = await this.validation.check(ChangeUserEmailDto, given);
        const before = await this.showPerson.find(actor, userId);
        const change = { userId, version: versionIn(sent), newEmail };
        const { email } = await this.changeUserEmail.execute(actor, change);
        return `${personPath(userId)}?done=${email === before.email ? 'email-requested' : 'email-changed'}`;
      },
      async (refusal) =>
        changePersonEmailPage(
          { account: await this.showPerson.find(actor, userId), sent, refusal },
          language,
        ),
    );
  }
}
