/** Routes of the members of a company: people in its departments and residents of its houses. */
import type { Actor } from '#auth/authorization';
import { ListMembers, RemoveMember } from '#organisation';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';
import { pageRequestOf, SearchQueryDto } from '../../resource/list-query.dto.js';
import { toPage } from '../../resource/page.dto.js';
import { UserIdPipe } from '../../resource/path-ids.js';
import { managementRefusals } from '../management-refusals.js';
import { CompanyMemberDto, CompanyMemberPageDto } from './company-member.dto.js';

@ApiTags('companies')
@CallableBy('user')
@Administrative()
@Controller('api/v1/companies/:companyId/members')
export class MembersController {
  constructor(
    private readonly listMembers: ListMembers,
    private readonly removeMember: RemoveMember,
  ) {}

  @Described({
    does: 'List the members of a company with their departments and addresses. For the company itself and administrators',
    answers: { status: 200, type: CompanyMemberPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Query() query: SearchQueryDto,
  ): Promise<CompanyMemberPageDto> {
    const page = await this.listMembers.execute(
      actor,
      companyId,
      pageRequestOf(query),
      query.search ?? undefined,
    );
    return toPage(page, CompanyMemberDto.from);
  }

  @Described({
    does: 'Remove a person from a company: from its departments, its areas and the people it may add. They get a mail',
    answers: { status: 204 },
    fails: [...managementRefusals, 'resource.not_found'],
  })
  @Delete(':userId')
  @HttpCode(204)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<void> {
    await this.removeMember.execute(actor, { companyId, userId });
  }
}
