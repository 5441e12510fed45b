/** The page that sets the role flags of one account, for administrators. */
import { ChangeState } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentLanguage, NeedsStepUp } from '#auth/http';
import type { Language } from '#errors';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FormFields } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { personPath } from './person-page.js';
import { versionIn } from './person-page.controller.js';
import { personRankPage, sentFlags } from './person-rank-page.js';
import { ShowPerson } from './show-person.js';

@CallableBy('staff', 'admin')
@NeedsStepUp()
@PageRoutes()
@Controller('account/people/:userId/rank')
export class PersonRankPageController {
  constructor(
    private readonly showPerson: ShowPerson,
    private readonly changeState: ChangeState,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async form(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const account = await this.showPerson.find(actor, userId);
    return this.pages.send(reply, personRankPage({ account, actor }, language));
  }

  @Post()
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
        const change = sentFlags(actor, sent);
        await this.changeState.execute(actor, { userId, version: versionIn(sent), change });
        return `${personPath(userId)}?done=saved`;
      },
      async (refusal) =>
        personRankPage({ account: await this.showPerson.find(actor, userId), actor, refusal }, language),
    );
  }
}
