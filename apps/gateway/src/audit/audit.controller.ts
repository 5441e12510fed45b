/** The audit trail, for superusers. */
import type { Subject } from '#auth/contract';
import { actorOf, type AuditEntry, type AuditFilter, ListAuditEntries } from '#auth/core';
import { CallableBy, CurrentSubject } from '#auth/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ListQuery, pageOf } from '../resource/list-query.js';
import { pageAnswer, pageExample } from '../resource/page-answer.js';
import { IsIntegerBetween } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsText } from '../validation/text.js';

export class AuditQuery extends ListQuery {
  @Optional()
  @IsIntegerBetween(1, 2 ** 31 - 1, 'Enter the number of a user.')
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

function filterOf({ actor_id, action, target_type, target_id }: AuditQuery): AuditFilter {
  return {
    ...(actor_id && { actorId: actor_id }),
    ...(action && { action }),
    ...(target_type && { targetType: target_type }),
    ...(target_id && { targetId: target_id }),
  };
}

function entryAnswer({ id, occurredAt, actorId, action, targetType, targetId, before, after }: AuditEntry) {
  return {
    id,
    occurred_at: occurredAt,
    actor_id: actorId,
    action,
    target_type: targetType,
    target_id: targetId,
    before,
    after,
  };
}

const example = {
  id: '019aae10-3c00-7000-8000-000000000001',
  occurred_at: '2026-11-24T05:12:34.000Z',
  actor_id: 1,
  action: 'user.state_changed',
  target_type: 'user',
  target_id: '2',
  before: { isActive: true },
  after: { isActive: false },
};

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly listAuditEntries: ListAuditEntries) {}

  @Described({
    does: 'List administrative changes, newest first',
    answers: { status: 200, example: pageExample(example) },
    fails: ['request.invalid_fields', 'authorization.refused'],
  })
  @CallableBy('superuser')
  @Get()
  async list(@CurrentSubject() subject: Subject, @Query() query: AuditQuery): Promise<object> {
    const page = await this.listAuditEntries.execute(actorOf(subject), filterOf(query), pageOf(query));
    return pageAnswer(page, entryAnswer);
  }
}
