/** Routes of the dead letters, for admins. None is put back: decision 90. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ListDeadLetters } from '#auth/verification';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import {
  DeadLetterCountsDto,
  DeadLetterDto,
  DeadLetterPageDto,
  ListDeadLettersQueryDto,
} from './dead-letter.dto.js';

@ApiTags('dead letters')
@CallableBy('admin')
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(private readonly listDeadLetters: ListDeadLetters) {}

  @Described({
    does: 'List requests for verification over Kafka that could not be processed in the last 7 days, newest first, without their contents',
    answers: { status: 200, type: DeadLetterPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListDeadLettersQueryDto,
  ): Promise<DeadLetterPageDto> {
    const filter = { reason: query.reason ?? undefined };
    const page = await this.listDeadLetters.execute(actor, filter, pageRequestOf(query));
    return toOrderedPage(page, DeadLetterDto.from);
  }

  @Described({
    does: 'Count the dead letters of the last 24 hours by reason',
    answers: { status: 200, type: DeadLetterCountsDto },
    fails: ['authorization.refused'],
  })
  @Get('counts')
  async count(@CurrentActor() actor: Actor): Promise<DeadLetterCountsDto> {
    return DeadLetterCountsDto.from(await this.listDeadLetters.count(actor));
  }
}
