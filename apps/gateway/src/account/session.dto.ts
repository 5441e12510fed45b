/** Response bodies: the live sessions of an account, for its owner. */
import type { ListedSession } from '#auth/session';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';
import { OrderedPageType } from '../resource/page.dto.js';

export class SessionDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    description: 'The User-Agent at login; null if it sent none',
  })
  device!: string | null;

  @ApiProperty({
    ...timeField,
    description: 'The time of the login, also for a session that replaced another one',
  })
  created_at!: Date;

  @ApiProperty(timeField)
  last_used_at!: Date;

  @ApiProperty({ ...timeField, description: 'When the session ends unless it is refreshed' })
  expires_at!: Date;

  @ApiProperty({ example: true })
  current!: boolean;

  /** @param current id of the session of the request */
  static from({ id, device, createdAt, lastUsedAt, expiresAt }: ListedSession, current: string): SessionDto {
    return {
      id,
      device,
      created_at: createdAt,
      last_used_at: lastUsedAt,
      expires_at: expiresAt,
      current: id === current,
    };
  }
}

export class SessionPageDto extends OrderedPageType(SessionDto) {}
