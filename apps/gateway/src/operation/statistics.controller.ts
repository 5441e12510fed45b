/** The route of the statistics, for admins. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ReadStatistics } from '#operation';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { StatisticsDto, StatisticsQueryDto, statisticsRequestOf } from './statistics.dto.js';

@ApiTags('operation')
@CallableBy('admin')
@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(private readonly readStatistics: ReadStatistics) {}

  @Described({
    does:
      'Count logins, refreshes, ended sessions, registrations, refusals, verifications and mails by hours (at most 744) or by ' +
      'days (at most 400). The last ten seconds may be missing',
    answers: { status: 200, type: StatisticsDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get()
  async read(@CurrentActor() actor: Actor, @Query() query: StatisticsQueryDto): Promise<StatisticsDto> {
    return StatisticsDto.from(await this.readStatistics.execute(actor, statisticsRequestOf(query)));
  }
}
