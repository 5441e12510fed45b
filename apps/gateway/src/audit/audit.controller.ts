/** The route of the audit log, for superusers. */
import type { Actor } from '#auth/authorization';
import { type AuditFilter, auditOrder, ListAuditEntries } from '#auth/audit';
import { CallableBy, CurrentActor } from '#auth/http';
import { fault } from '#errors';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ListQueryDto, Ordered, pageRequestOf } from '../resource/list-query.dto.js';
import { IsIntegerBetween } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsText } from '../validation/text.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { AuditEntryDto, AuditEntryPageDto } from './audit-entry.dto.js';

export class ListAuditQueryDto extends Ordered(auditOrder, ListQueryDto) {
  @Optional()
  @IsIntegerBetween(1, 2 ** 31 - 1, fault('not_user_id'))
  actor_id?: number | null;

  @Optional()
  @IsText(60)
  action?: string | null;

  @Optional()
  @IsText(40)
  target_type?: string | null;

  @Optional()
  @IsText(160)
  target_id?: string | null;
}

function filterOf({ actor_id, action, target_type, target_id }: ListAuditQueryDto): AuditFilter {
  return {
    ...(actor_id && { actorId: actor_id }),
    ...(action && { action }),
    ...(target_type && { targetType: target_type }),
    ...(target_id && { targetId: target_id }),
  };
}

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly listAuditEntries: ListAuditEntries) {}

  @Described({
    does: 'List administrative changes, newest first',
    answers: { status: 200, type: AuditEntryPageDto },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @CallableBy('superuser')
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: ListAuditQueryDto): Promise<AuditEntryPageDto> {
    const page = await this.listAuditEntries.execute(actor, filterOf(query), pageRequestOf(query));
    return toOrderedPage(page, AuditEntryDto.from);
  }
}
