/** The route of the overview, for admins. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ReadOverview } from '#operation';
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { OverviewDto } from './overview.dto.js';

@ApiTags('operation')
@CallableBy('admin')
@Controller('api/v1/overview')
export class OverviewController {
  constructor(private readonly readOverview: ReadOverview) {}

  @Described({
    does: 'Show which apps run, which servers they reach, what waits, and what needs a person',
    answers: { status: 200, type: OverviewDto },
    fails: ['authorization.refused'],
  })
  @Get()
  async read(@CurrentActor() actor: Actor): Promise<OverviewDto> {
    return OverviewDto.from(await this.readOverview.execute(actor));
  }
}
