/** Bodies of bans and throttles, for administrators. */
import type { ListedBan, ListedThrottling } from '#auth/throttle';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';
import { OrderedPageType } from '../resource/page.dto.js';
import { IsIntegerBetween } from '../validation/numbers.js';
import { Optional, Required } from '../validation/presence.js';
import { IsLine } from '../validation/text.js';

const targetField = {
  example: '203.0.113.0/24',
  description: 'The email of an account, an IP address, or a network in CIDR notation',
} as const;
const greatestMinutes = 10 * 365 * 24 * 60;

export class BanTargetDto {
  @Required()
  @ApiProperty(targetField)
  @IsLine(254)
  target!: string;
}

export class AddBanDto extends BanTargetDto {
  @Optional()
  @ApiProperty({ description: 'Omitted or null for a ban until it is removed' })
  @IsIntegerBetween(1, greatestMinutes)
  minutes?: number | null;

  @Optional()
  @ApiProperty({ example: 'Password guessing', description: 'Shown in the list' })
  @IsLine(200)
  reason?: string | null;
}

export class BanDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(targetField)
  target!: string;

  @ApiProperty({ example: 'Password guessing' })
  reason!: string;

  @ApiProperty({ ...timeField, description: 'When it was set, or replaced an earlier one' })
  created_at!: Date;

  @ApiProperty({ ...timeField, nullable: true, description: 'Null for a ban until it is removed' })
  expires_at!: Date | null;

  static from({ id, target, reason, createdAt, expiresAt }: ListedBan): BanDto {
    return { id, target, reason, created_at: createdAt, expires_at: expiresAt };
  }
}

export class BanPageDto extends OrderedPageType(BanDto) {}

export class ThrottleDto {
  @ApiProperty({
    ...targetField,
    type: String,
    nullable: true,
    description: 'An account or a network; null for an email without an account, which is not stored',
  })
  target!: string | null;

  @ApiProperty(timeField)
  ends_at!: Date;

  static from({ target, endsAt }: ListedThrottling): ThrottleDto {
    return { target, ends_at: endsAt };
  }
}

export class ThrottleListDto {
  @ApiProperty({ type: [ThrottleDto] })
  items!: ThrottleDto[];
}

export class RemovedBanDto {
  @ApiProperty(targetField)
  target!: string;

  @ApiProperty({ example: true, description: 'Whether a ban was removed' })
  ban!: boolean;

  @ApiProperty({ example: false, description: 'Whether a throttle was reset' })
  throttle!: boolean;
}
