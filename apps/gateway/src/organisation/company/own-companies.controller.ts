/** Routes of the companies that the caller belongs to. */
import type { UserActor } from '#auth/authorization';
import { LeaveCompany, ListOwnCompanies } from '#organisation';
import { CallableBy, CurrentActor } from '#auth/http';
import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../../api-document/described-route.js';
import { UserIdPipe } from '../../resource/path-ids.js';
import { OwnCompanyListDto } from './own-company.dto.js';

@ApiTags('companies')
@CallableBy('user')
@Controller('api/v1/me/companies')
export class OwnCompaniesController {
  constructor(
    private readonly listOwnCompanies: ListOwnCompanies,
    private readonly leaveCompany: LeaveCompany,
  ) {}

  @Described({
    does: 'List the companies that you belong to, and those that may add you',
    answers: { status: 200, type: OwnCompanyListDto },
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<OwnCompanyListDto> {
    return OwnCompanyListDto.from(await this.listOwnCompanies.execute(actor));
  }

  @Described({
    does: 'Leave a company: its departments and areas, and the permissions that only it allowed. Both of you get a mail',
    answers: { status: 204 },
    fails: ['resource.not_found'],
  })
  @Delete(':companyId')
  @HttpCode(204)
  async leave(
    @CurrentActor() actor: UserActor,
    @Param('companyId', UserIdPipe) companyId: number,
  ): Promise<void> {
    await this.leaveCompany.execute(actor, companyId);
  }
}
