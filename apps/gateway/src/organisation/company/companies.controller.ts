/** Routes of companies: their approval, and the people that an administrator assigns to them. */
import type { Actor } from '#auth/authorization';
import {
  ApproveCompany,
  AssignPerson,
  ListAssignedPeople,
  RefuseCompany,
  UnassignPerson,
} from '#organisation';
import { Administrative, CallableBy, CurrentActor } from '#auth/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';
import { ListQueryDto, pageRequestOf } from '../../resource/list-query.dto.js';
import { toPage } from '../../resource/page.dto.js';
import { AssignedPersonDto, AssignedPersonPageDto } from './assigned-person.dto.js';
import { RefuseCompanyDto } from './refusal.dto.js';
import { UserIdPipe } from '../../resource/path-ids.js';

const done = { answers: { status: 204 }, fails: ['authorization.refused', 'resource.not_found'] } as const;

@ApiTags('companies')
@CallableBy('admin')
@Controller('api/v1/companies/:companyId')
export class CompaniesController {
  constructor(
    private readonly approveCompany: ApproveCompany,
    private readonly refuseCompany: RefuseCompany,
    private readonly assignPerson: AssignPerson,
    private readonly unassignPerson: UnassignPerson,
    private readonly listAssigned: ListAssignedPeople,
  ) {}

  @Described({
    does: 'Approve a company, so that it may manage people and housing. Idempotent',
    answers: { status: 204 },
    fails: [...done.fails, 'company.not_waiting'],
  })
  @Put('approval')
  @HttpCode(204)
  async approve(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
  ): Promise<void> {
    await this.approveCompany.execute(actor, companyId, { approved: true });
  }

  @Described({
    does: 'Withdraw the approval of a company, so that it may no longer manage people and housing. Idempotent',
    answers: { status: 204 },
    fails: [...done.fails, 'company.not_waiting'],
  })
  @Delete('approval')
  @HttpCode(204)
  async withdrawApproval(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
  ): Promise<void> {
    await this.approveCompany.execute(actor, companyId, { approved: false });
  }

  @Described({
    does: 'Refuse to approve a company that waits for it. The company gets the reason, and can ask again',
    takes: RefuseCompanyDto,
    answers: { status: 204 },
    fails: [...done.fails, 'request.invalid_fields', 'company.not_waiting'],
  })
  @Post('refusal')
  @HttpCode(204)
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Body() { reason }: RefuseCompanyDto,
  ): Promise<void> {
    await this.refuseCompany.execute(actor, companyId, reason);
  }

  @Described({
    does: 'List the people assigned to a company. For the company itself and administrators',
    answers: { status: 200, type: AssignedPersonPageDto },
    fails: ['request.invalid_fields', 'resource.not_found'],
  })
  @CallableBy('user')
  @Administrative()
  @Get('people')
  async list(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Query() query: ListQueryDto,
  ): Promise<AssignedPersonPageDto> {
    return toPage(
      await this.listAssigned.execute(actor, companyId, pageRequestOf(query)),
      AssignedPersonDto.from,
    );
  }

  @Described({
    does: 'Assign a worker or tenant to a company, so that it may add them to its departments and areas. Idempotent',
    ...done,
  })
  @Put('people/:userId')
  @HttpCode(204)
  async assign(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<void> {
    await this.assignPerson.execute(actor, { companyId, userId });
  }

  @Described({ does: 'End the assignment of a person. They stay in their departments and areas', ...done })
  @Delete('people/:userId')
  @HttpCode(204)
  async unassign(
    @CurrentActor() actor: Actor,
    @Param('companyId', UserIdPipe) companyId: number,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<void> {
    await this.unassignPerson.execute(actor, { companyId, userId });
  }
}
