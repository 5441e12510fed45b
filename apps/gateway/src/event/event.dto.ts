/** Bodies of the event outbox, for admins. What the events say is in none. */
import { eventOrder, eventStates, type EventState, type ListedEvent, type OutboxState } from '#auth/event';
import { fault } from '#errors';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, userIdField, uuidField } from '../api-document/field-schemas.js';
import { ListQueryDto, Ordered } from '../resource/list-query.dto.js';
import { OrderedPageType } from '../resource/page.dto.js';
import { IsIntegerBetween } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsOneOf } from '../validation/text.js';

export class ListEventsQueryDto extends Ordered(eventOrder, ListQueryDto) {
  @Optional()
  @ApiProperty({ default: 'waiting' })
  @IsOneOf(...eventStates)
  state?: EventState | null;

  @Optional()
  @IsIntegerBetween(1, 2 ** 31 - 1, fault('not_user_id'))
  user_id?: number | null;
}

export class OutboxEventDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ example: 'session-revoked', description: 'Later versions may add types' })
  type!: string;

  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty(timeField)
  happened_at!: Date;

  @ApiProperty({ ...timeField, nullable: true, description: 'Null for an event that waits' })
  refused_at!: Date | null;

  static from({ id, type, userId, happenedAt, refusedAt }: ListedEvent): OutboxEventDto {
    return { id, type, user_id: userId, happened_at: happenedAt, refused_at: refusedAt };
  }
}

export class OutboxEventPageDto extends OrderedPageType(OutboxEventDto) {}

export class EventCountsDto {
  @ApiProperty({
    description: 'False without KAFKA_URL: then nobody publishes events, and all numbers are 0',
  })
  publishes!: boolean;

  @ApiProperty({ type: 'integer', example: 3, description: 'At most 100,000' })
  waiting!: number;

  @ApiProperty({
    ...timeField,
    nullable: true,
    description: 'When the oldest waiting event happened; null if none waits',
  })
  waiting_since!: Date | null;

  @ApiProperty({ type: 'integer', example: 0, description: 'Events that the broker does not accept' })
  refused!: number;

  @ApiProperty({ type: 'integer', example: 0, description: 'Attempts to publish since the last success' })
  failures!: number;

  @ApiProperty({
    ...timeField,
    nullable: true,
    description: 'Of the last failed attempt, if none has succeeded since',
  })
  failed_at!: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Connection error: connect ECONNREFUSED 10.0.0.5:9092',
    description: 'Why it failed',
  })
  last_error!: string | null;

  static from(state: OutboxState): EventCountsDto {
    const { publishes, waiting, waitingSince, refused, failures, failedAt, failure } = state;
    return {
      publishes,
      waiting,
      waiting_since: waitingSince,
      refused,
      failures,
      failed_at: failedAt,
      last_error: failure,
    };
  }
}
