/** The pages on which people see their companies and leave one. */
import type { UserActor } from '#auth/authorization';
import { CallableBy, CurrentActor, CurrentLanguage } from '#auth/http';
import { CodedError, type Language } from '#errors';
import { LeaveCompany, ListOwnCompanies } from '#organisation';
import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FormFields } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { leavePage, ownCompaniesPage, ownCompaniesPath } from './own-companies-page.js';

@CallableBy('user')
@PageRoutes()
@Controller('account/companies')
export class OwnCompaniesPageController {
  constructor(
    private readonly listOwnCompanies: ListOwnCompanies,
    private readonly leaveCompany: LeaveCompany,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const companies = await this.listOwnCompanies.execute(actor);
    return this.pages.send(reply, ownCompaniesPage(companies, 'left' in query, language));
  }

  @Get(':companyId/leave')
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('companyId', UserIdPipe) companyId: number,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const companies = await this.listOwnCompanies.execute(actor);
    const company = companies.find((own) => own.companyId === companyId);
    if (!company) throw new CodedError('resource.not_found');
    return this.pages.send(reply, leavePage(company, language));
  }

  @Post(':companyId/leave')
  async leave(
    @CurrentActor() actor: UserActor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.leaveCompany.execute(actor, companyId);
    return this.pages.redirect(reply, `${ownCompaniesPath}?left`);
  }
}
