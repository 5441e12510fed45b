/** Routes of the event outbox, for admins. */
import type { Actor } from '#auth/authorization';
import { ListEvents, RetryEvent } from '#auth/event';
import { CallableBy, CurrentActor } from '#auth/http';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { UuidPipe } from '../resource/path-ids.js';
import { EventCountsDto, ListEventsQueryDto, OutboxEventDto, OutboxEventPageDto } from './event.dto.js';

@ApiTags('events')
@CallableBy('admin')
@Controller('api/v1/events')
export class EventsController {
  constructor(
    private readonly listEvents: ListEvents,
    private readonly retryEvent: RetryEvent,
  ) {}

  @Described({
    does: 'List events that wait for their publication, in its order, or those that the broker refused',
    answers: { status: 200, type: OutboxEventPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListEventsQueryDto): Promise<OutboxEventPageDto> {
    const { state, user_id } = query;
    const filter = { state: state ?? 'waiting', ...(user_id && { userId: user_id }) };
    const page = await this.listEvents.execute(actor, filter, pageRequestOf(query));
    return toOrderedPage(page, OutboxEventDto.from);
  }

  @Described({
    does: 'Count the events that wait and those that the broker refused, and tell why events cannot be published',
    answers: { status: 200, type: EventCountsDto },
    fails: ['authorization.refused'],
  })
  @Get('counts')
  async count(@CurrentActor() actor: Actor): Promise<EventCountsDto> {
    return EventCountsDto.from(await this.listEvents.count(actor));
  }

  @Described({
    does: 'Publish an event again that the broker refused. Not after later events of the same account',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found', 'event.overtaken'],
  })
  @Post(':id/retry')
  @HttpCode(204)
  async retry(@CurrentActor() actor: Actor, @Param('id', UuidPipe) id: string): Promise<void> {
    await this.retryEvent.execute(actor, id);
  }
}
