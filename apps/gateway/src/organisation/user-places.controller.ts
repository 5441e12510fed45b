/** Routes of the companies and areas of a user, for administrators. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ListUserAreas, ListUserCompanies } from '#organisation';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ListQueryDto, pageRequestOf } from '../resource/list-query.dto.js';
import { toPage } from '../resource/page.dto.js';
import { UserIdPipe } from '../resource/path-ids.js';
import { OwnCompanyListDto } from './company/own-company.dto.js';
import { UserAreaDto, UserAreaPageDto } from './area/user-area.dto.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId')
export class UserPlacesController {
  constructor(
    private readonly listCompanies: ListUserCompanies,
    private readonly listAreas: ListUserAreas,
  ) {}

  @Described({
    does: 'List the companies that a user belongs to, and those that may add them',
    answers: { status: 200, type: OwnCompanyListDto },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Get('companies')
  async companies(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
  ): Promise<OwnCompanyListDto> {
    return OwnCompanyListDto.from(await this.listCompanies.execute(actor, userId));
  }

  @Described({
    does: 'List the areas that a user lives in or owns a share of',
    answers: { status: 200, type: UserAreaPageDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found'],
  })
  @Get('areas')
  async areas(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: ListQueryDto,
  ): Promise<UserAreaPageDto> {
    return toPage(await this.listAreas.execute(actor, userId, pageRequestOf(query)), UserAreaDto.from);
  }
}
