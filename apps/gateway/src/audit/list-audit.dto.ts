/** The filters of the audit log. */
import { type AuditFilter, auditOrder } from '#auth/audit';
import { fault } from '#errors';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ListQueryDto, Ordered } from '../resource/list-query.dto.js';
import { IsMoment } from '../validation/moment.js';
import { IsIntegerBetween, IsTrueOrFalse } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsText } from '../validation/text.js';

export class ListAuditQueryDto extends Ordered(auditOrder, ListQueryDto) {
  @Optional()
  @IsIntegerBetween(1, 2 ** 31 - 1, fault('not_user_id'))
  actor_id?: number | null;

  @Optional()
  @ApiProperty({ description: 'True: only changes by commands; false: only changes by people' })
  @IsTrueOrFalse()
  by_command?: boolean | null;

  @Optional()
  @IsText(60)
  action?: string | null;

  @Optional()
  @IsText(40)
  target_type?: string | null;

  @Optional()
  @IsText(160)
  target_id?: string | null;

  @Optional()
  @IsMoment()
  from?: Date | null;

  @Optional()
  @ApiProperty({ description: 'Exclusive' })
  @IsMoment()
  to?: Date | null;
}

export class ExportAuditQueryDto extends OmitType(ListAuditQueryDto, ['limit', 'after', 'before', 'total']) {}

export function auditFilterOf(query: ExportAuditQueryDto): AuditFilter {
  const { actor_id, by_command, action, target_type, target_id, from, to } = query;
  return {
    ...(actor_id && { actorId: actor_id }),
    ...(typeof by_command === 'boolean' && { byCommand: by_command }),
    ...(action && { action }),
    ...(target_type && { targetType: target_type }),
    ...(target_id && { targetId: target_id }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
