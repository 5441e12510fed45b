/** Query and body of the statistics, for administrators. */
import { type ActivityStep, activityKinds, activitySteps } from '#metrics';
import type { Statistics, StatisticsRequest } from '#operation';
import { ApiProperty } from '@nestjs/swagger';
import { timeField } from '../api-document/field-schemas.js';
import { IsMoment } from '../validation/moment.js';
import { Optional } from '../validation/presence.js';
import { IsOneOf, IsText } from '../validation/text.js';

export class StatisticsQueryDto {
  @Optional()
  @ApiProperty({ description: 'Default: 24 hours, or 30 days, before `to`' })
  @IsMoment()
  from?: Date | null;

  @Optional()
  @ApiProperty({ description: 'Exclusive. Default: now' })
  @IsMoment()
  to?: Date | null;

  @Optional()
  @ApiProperty({ default: 'hour' })
  @IsOneOf(...activitySteps)
  step?: ActivityStep | null;

  @Optional()
  @ApiProperty({ default: 'UTC', example: 'Europe/Moscow', description: 'Where the days begin' })
  @IsText(64)
  time_zone?: string | null;
}

export function statisticsRequestOf({ from, to, step, time_zone }: StatisticsQueryDto): StatisticsRequest {
  return {
    from: from ?? undefined,
    to: to ?? undefined,
    step: step ?? undefined,
    timeZone: time_zone ?? undefined,
  };
}

class ActivitySeriesDto {
  @ApiProperty({ type: String, enum: Object.keys(activityKinds), example: 'password_login' })
  kind!: string;

  @ApiProperty({ example: 'succeeded', description: 'One of the outcomes of the kind' })
  outcome!: string;

  @ApiProperty({ type: [Number], example: [12, 0], description: 'One for each step' })
  counts!: readonly number[];
}

export class StatisticsDto {
  @ApiProperty(timeField)
  from!: Date;

  @ApiProperty(timeField)
  to!: Date;

  @ApiProperty({ type: String, enum: activitySteps })
  step!: string;

  @ApiProperty({ example: 'Europe/Moscow' })
  time_zone!: string;

  @ApiProperty({
    type: [String],
    example: ['2026-11-24T05:00:00.000Z', '2026-11-24T06:00:00.000Z'],
    description: 'Start of each step, oldest first. The first begins at or before `from`',
  })
  steps!: readonly Date[];

  @ApiProperty({ type: [ActivitySeriesDto], description: 'Every kind with each of its outcomes' })
  series!: readonly ActivitySeriesDto[];

  static from({ from, to, step, timeZone, steps, series }: Statistics): StatisticsDto {
    return { from, to, step, time_zone: timeZone, steps, series };
  }
}
