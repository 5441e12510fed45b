/** The audit trail, for superusers. */
import type { Subject } from '#auth/contract';
import { actorOf, type AuditEntry, type AuditFilter, ListAuditEntries, parseUserId } from '#auth/core';
import { CallableBy, CurrentSubject } from '#auth/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { BodyPipe } from '../body/body.pipe.js';
import { described, Optional } from '../body/field-rules.js';
import { text } from '../body/text.js';
import { ListQuery } from '../resource/list-query.js';
import { pageAnswer, pageExample } from '../resource/page-answer.js';

const actor = described({ type: 'integer' }, (value) =>
  parseUserId(String(value)) === undefined ? 'Enter the number of a user.' : undefined,
);

export class AuditQuery extends ListQuery {
  @Optional(actor)
  actor_id?: string;

  @Optional(text(60))
  action?: string;

  @Optional(text(40))
  target_type?: string;

  @Optional(text(160))
  target_id?: string;

  get filter(): AuditFilter {
    return {
      ...(this.actor_id && { actorId: Number(this.actor_id) }),
      ...(this.action && { action: this.action }),
      ...(this.target_type && { targetType: this.target_type }),
      ...(this.target_id && { targetId: this.target_id }),
    };
  }
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
  async list(@CurrentSubject() subject: Subject, @Query(BodyPipe) query: AuditQuery): Promise<object> {
    const page = await this.listAuditEntries.execute(actorOf(subject), query.filter, query.page);
    return pageAnswer(page, entryAnswer);
  }
}
