/** Routes of the members of a company: people in its departments and residents of its houses. */
import type { Actor } from '#auth/authorization';
import { companyPeopleOrder, ListMembers, RemoveMember } from '#organisation';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';
import { Ordered, SearchQueryDto, searchOf } from '../../resource/list-query.dto.js';
import { toOrderedPage } from '../../resource/page.dto.js';
import { UserIdPipe } from '../../resource/path-ids.js';
import { managementRefusals } from '../management-refusals.js';
import { CompanyMemberDto, CompanyMemberPageDto } from './company-member.dto.js';

class ListMembersQueryDto extends Ordered(companyPeopleOrder, SearchQueryDto) {}

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
    @Query() query: ListMembersQueryDto,
  ): Promise<CompanyMemberPageDto> {
    const { search, ...page } = searchOf(query);
    const members = await this.listMembers.execute(actor, companyId, page, search);
    return toOrderedPage(members, CompanyMemberDto.from);
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
