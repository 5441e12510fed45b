/** The pages on which admins approve and refuse companies. */
import { ListUsers, ReadUser } from '#auth/account';
import type { Actor } from '#auth/authorization';
import { approvalStates } from '#auth/user';
import { CallableBy, CurrentActor, CurrentLanguage, NeedsStepUp } from '#auth/http';
import { AccountSettings } from '#config';
import { CodedError, type Language } from '#errors';
import { ApproveCompany, RefuseCompany } from '#organisation';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { companiesPage, companiesPath, companyPage, type ShownCompany } from './companies-page.js';

const rowsShown = 25;

@CallableBy('admin')
@PageRoutes()
@Controller('account/people/companies')
export class CompaniesPageController {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly readUser: ReadUser,
    private readonly approveCompany: ApproveCompany,
    private readonly refuseCompany: RefuseCompany,
    private readonly settings: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const approval = approvalStates.find((state) => state === textOf(query, 'approval')) ?? 'waiting';
    const done = (['approved', 'refused'] as const).find((decision) => decision === textOf(query, 'done'));
    const filter = { approval, isDeleted: false };
    const after = textOf(query, 'after') || undefined;
    const { timeZone } = this.settings;
    const page = await this.listUsers.execute(actor, filter, { limit: rowsShown, after });
    return this.pages.send(reply, companiesPage({ approval, page, done, timeZone }, language));
  }

  /** Asks for the second factor before a reason is typed, which a question after it would lose. */
  @NeedsStepUp()
  @Get(':companyId')
  async show(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.send(reply, companyPage(await this.read(actor, companyId), language));
  }

  @Post(':companyId/approve')
  approve(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const work = async () => {
      await this.approveCompany.execute(actor, companyId, { approved: true });
      return `${companiesPath}?done=approved`;
    };
    return this.pages.submit(reply, language, work, async (refusal) =>
      companyPage({ ...(await this.read(actor, companyId)), refusal }, language),
    );
  }

  @Post(':companyId/refuse')
  refuse(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Body() fields: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const reason = textOf(fields, 'reason');
    const work = async () => {
      await this.refuseCompany.execute(actor, companyId, reason);
      return `${companiesPath}?done=refused`;
    };
    return this.pages.submit(reply, language, work, async (refusal) =>
      companyPage({ ...(await this.read(actor, companyId)), reason, refusal }, language),
    );
  }

  /** @throws CodedError `resource.not_found` also for an account that is no company */
  private async read(actor: Actor, companyId: number): Promise<ShownCompany> {
    const company = await this.readUser.execute(actor, companyId);
    if (company.approval === null) throw new CodedError('resource.not_found');
    return { company, timeZone: this.settings.timeZone };
  }
}
