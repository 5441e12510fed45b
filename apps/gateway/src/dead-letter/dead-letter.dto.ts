/** Bodies of the dead letters, for admins. What the requests contained is in none. */
import {
  deadLetterOrder,
  deadLetterReasons,
  type DeadLetterState,
  type ListedDeadLetter,
} from '#auth/verification';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';
import { ListQueryDto, Ordered } from '../resource/list-query.dto.js';
import { OrderedPageType } from '../resource/page.dto.js';
import { Optional } from '../validation/presence.js';
import { IsOneOf } from '../validation/text.js';

export class ListDeadLettersQueryDto extends Ordered(deadLetterOrder, ListQueryDto) {
  @Optional()
  @IsOneOf(...deadLetterReasons)
  reason?: string | null;
}

export class DeadLetterDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(timeField)
  recorded_at!: Date;

  @ApiProperty({ enum: deadLetterReasons, example: 'not_json' })
  reason!: string;

  @ApiProperty({ example: 'auth_request', description: 'Where the requests were' })
  topic!: string;

  @ApiProperty({ type: 'integer', example: 0 })
  partition!: number;

  @ApiProperty({
    type: String,
    example: '41',
    description: 'Offset of the first; a number of up to 19 digits',
  })
  first_offset!: string;

  @ApiProperty({ type: String, example: '41' })
  last_offset!: string;

  @ApiProperty({
    type: 'integer',
    example: 1,
    description: 'Requests of the same reason that were read together',
  })
  count!: number;

  @ApiProperty({ type: 'integer', example: 180, description: 'Size of the largest one' })
  bytes!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '5f0c9f5e',
    description: 'Correlation id of the first one, if its caller gave one',
  })
  correlation_id!: string | null;

  static from(letter: ListedDeadLetter): DeadLetterDto {
    const { id, reason, topic, partition, count, bytes } = letter;
    return {
      id,
      recorded_at: letter.recordedAt,
      reason,
      topic,
      partition,
      first_offset: letter.firstOffset,
      last_offset: letter.lastOffset,
      count,
      bytes,
      correlation_id: letter.correlationId,
    };
  }
}

export class DeadLetterPageDto extends OrderedPageType(DeadLetterDto) {}

export class DeadLetterCountsDto {
  @ApiProperty({ description: 'False without KAFKA_URL: over TCP there are no dead letters' })
  uses_kafka!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { not_json: 3 },
    description: 'Requests of the last 24 hours, by reason',
  })
  last_day!: Readonly<Record<string, number>>;

  @ApiProperty({ ...timeField, nullable: true })
  newest_at!: Date | null;

  static from({ usesKafka, lastDay, newestAt }: DeadLetterState): DeadLetterCountsDto {
    return { uses_kafka: usesKafka, last_day: lastDay, newest_at: newestAt };
  }
}
