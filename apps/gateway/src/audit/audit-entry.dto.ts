/** Response bodies: audit entries, for superusers. */
import type { ListedEntry } from '#auth/audit';
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
    type: String,
    nullable: true,
    example: 'Anna Lee',
    description: 'Name, or email of an account without one; null for a command, and once the account is gone',
  })
  actor_name!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'anna@gate-1',
    description:
      'User and host of the operating system, if a command made the change: `anna@gate-1`, with sudo `root (anna)@gate-1`. ' +
      'Null for a person, and in entries of earlier versions',
  })
  shell_user!: string | null;

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
    type: String,
    nullable: true,
    example: 'Boris Orlov',
    description: 'Name or email, if the target is an account that still exists',
  })
  target_name!: string | null;

  @ApiProperty({
    ...values,
    example: { isActive: true },
    description: 'The changed fields before the change',
  })
  before!: object | null;

  @ApiProperty({ ...values, example: { isActive: false }, description: 'The same fields after the change' })
  after!: object | null;

  static from(entry: ListedEntry): AuditEntryDto {
    return {
      id: entry.id,
      occurred_at: entry.occurredAt,
      actor_id: entry.actorId,
      actor_name: entry.actorName,
      shell_user: entry.shellUser,
      action: entry.action,
      target_type: entry.targetType,
      target_id: entry.targetId,
      target_name: entry.targetName,
      before: entry.before,
      after: entry.after,
    };
  }
}

export class AuditEntryPageDto extends OrderedPageType(AuditEntryDto) {}

/** A download: all entries that the filters select. */
export class AuditFileDto {
  @ApiProperty({ type: [AuditEntryDto] })
  items!: AuditEntryDto[];
}
