/** Query and response bodies: the security events of an account, for its owner and for administrators. */
import type { ListedEvent, SecurityEventFilter } from '#auth/security-event';
import { fault } from '#errors';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, uuidField } from '../api-document/field-schemas.js';
import { ListQueryDto } from '../resource/list-query.dto.js';
import { PageType } from '../resource/page.dto.js';
import { Optional } from '../validation/presence.js';
import { IsText, IsUuid } from '../validation/text.js';

export class ListSecurityEventsQueryDto extends ListQueryDto {
  @Optional()
  @ApiProperty({ description: '`<noun>.<past tense>`' })
  @IsText(60)
  kind?: string | null;

  @Optional()
  @IsUuid(fault('not_session_id'))
  session_id?: string | null;
}

export function securityEventFilterOf({ kind, session_id }: ListSecurityEventsQueryDto): SecurityEventFilter {
  return { ...(kind && { kind }), ...(session_id && { sessionId: session_id }) };
}

export class SecurityEventDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(timeField)
  occurred_at!: Date;

  @ApiProperty({
    example: 'session.ended',
    description: '`<noun>.<past tense>`; later versions may add kinds',
  })
  kind!: string;

  @ApiProperty({ ...uuidField, nullable: true })
  session_id!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'logout', description: 'Why the session ended' })
  reason!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '192.0.2.7',
    description: 'Null for a command',
  })
  address!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  })
  device!: string | null;

  static from({ id, occurredAt, kind, sessionId, reason, address, device }: ListedEvent): SecurityEventDto {
    return { id, occurred_at: occurredAt, kind, session_id: sessionId, reason, address, device };
  }
}

export class SecurityEventPageDto extends PageType(SecurityEventDto) {}
