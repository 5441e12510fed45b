/** Response bodies: audit entries, for superusers. */
import type { AuditEntry } from '#auth/audit';
import { ApiProperty } from '@nestjs/swagger';
import { timeField, userIdField, uuidField } from '../api-document/field-schemas.js';
import { OrderedPageType } from '../resource/page.dto.js';

const values = { type: 'object', additionalProperties: true, nullable: true } as const;

export class AuditEntryDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(timeField)
  occurred_at!: Date;

  @ApiProperty({ ...userIdField, nullable: true, description: 'Null for a command' })
  actor_id!: number | null;

  @ApiProperty({
    example: 'user.state_changed',
    description: '`<noun>.<past tense>`; later versions may add actions',
  })
  action!: string;

  @ApiProperty({ example: 'user' })
  target_type!: string;

  @ApiProperty({ example: '2', description: 'Its id or name' })
  target_id!: string;

  @ApiProperty({
    ...values,
    example: { isActive: true },
    description: 'The changed fields before the change',
  })
  before!: object | null;

  @ApiProperty({ ...values, example: { isActive: false }, description: 'The same fields after the change' })
  after!: object | null;

  static from(entry: AuditEntry): AuditEntryDto {
    return {
      id: entry.id,
      occurred_at: entry.occurredAt,
      actor_id: entry.actorId,
      action: entry.action,
      target_type: entry.targetType,
      target_id: entry.targetId,
      before: entry.before,
      after: entry.after,
    };
  }
}

export class AuditEntryPageDto extends OrderedPageType(AuditEntryDto) {}
