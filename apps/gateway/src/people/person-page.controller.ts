/** The page of one account, for administrators, and its forms of one button. */
import { ChangeState, SendPasswordReset, WithdrawUserEmail } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentClient, CurrentLanguage, NeedsStepUp } from '#auth/http';
import type { Client } from '#auth/security-event';
import type { Language } from '#errors';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { personPath } from './person-page.js';
import { type PersonDone, personDoneOf } from './person-words.js';
import { ShowPerson } from './show-person.js';

@CallableBy('staff', 'admin')
@PageRoutes()
@Controller('account/people/:userId')
export class PersonPageController {
  constructor(
    private readonly showPerson: ShowPerson,
    private readonly changeState: ChangeState,
    private readonly withdrawUserEmail: WithdrawUserEmail,
    private readonly sendPasswordReset: SendPasswordReset,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Query('done') done: unknown,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = await this.showPerson.execute(actor, userId, language, { done: personDoneOf(done) });
    return this.pages.send(reply, page);
  }

  @NeedsStepUp()
  @Post('activate')
  activate(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.setActive({ actor, userId, language, reply }, fields, true);
  }

  @NeedsStepUp()
  @Post('deactivate')
  deactivate(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @Body() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.setActive({ actor, userId, language, reply }, fields, false);
  }

  @NeedsStepUp()
  @Post('email/withdraw')
  withdrawEmail(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.act({ actor, userId, language, reply }, 'withdrawn', () =>
      this.withdrawUserEmail.execute(actor, userId),
    );
  }

  @Post('reset')
  reset(
    @CurrentActor() actor: UserActor,
    @Param('userId', UserIdPipe) userId: number,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.act({ actor, userId, language, reply }, 'reset', () =>
      this.sendPasswordReset.execute(actor, userId, client),
    );
  }

  private setActive(request: Request, fields: FormFields, isActive: boolean): Promise<string> {
    const { actor, userId } = request;
    const change = { userId, version: versionIn(fields), change: { isActive } };
    return this.act(request, isActive ? 'activated' : 'deactivated', () =>
      this.changeState.execute(actor, change),
    );
  }

  private act(
    { actor, userId, language, reply }: Request,
    done: PersonDone,
    work: () => Promise<unknown>,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        await work();
        return `${personPath(userId)}?done=${done}`;
      },
      (refusal) => this.showPerson.execute(actor, userId, language, { refusal }),
    );
  }
}

interface Request {
  readonly actor: UserActor;
  readonly userId: number;
  readonly language: Language;
  readonly reply: FastifyReply;
}

/** The version that the form was made from; one that no account has for a form without it. */
export const versionIn = (fields: FormFields): number => Number(textOf(fields, 'version')) || -1;
