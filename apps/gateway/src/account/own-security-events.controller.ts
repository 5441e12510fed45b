/** What happened to a person's own account: logins, sessions ended, refused attempts. */
import type { Subject } from '#auth/contract';
import { type ListedEvent, ListSecurityEvents, type SecurityEventFilter } from '#auth/core';
import { CallableBy, CurrentSubject } from '#auth/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ListQuery, pageOf } from '../resource/list-query.js';
import { pageAnswer, pageExample } from '../resource/page-answer.js';
import { Optional } from '../validation/presence.js';
import { IsText, IsUuid } from '../validation/text.js';

export class SecurityEventsQuery extends ListQuery {
  @Optional()
  @ApiProperty({ description: '`<noun>.<past tense>`' })
  @IsText(60)
  kind?: string | null;

  @Optional()
  @IsUuid('Enter the id of a session.')
  session_id?: string | null;
}

function filterOf({ kind, session_id }: SecurityEventsQuery): SecurityEventFilter {
  return { ...(kind && { kind }), ...(session_id && { sessionId: session_id }) };
}

function eventAnswer({ id, occurredAt, kind, sessionId, reason, address, device }: ListedEvent) {
  return { id, occurred_at: occurredAt, kind, session_id: sessionId, reason, address, device };
}

const example = {
  id: '019aae10-3c00-7000-8000-000000000002',
  occurred_at: '2026-11-24T05:12:34.000Z',
  kind: 'session.ended',
  session_id: '019aae10-3c00-7000-8000-000000000001',
  reason: 'logout',
  address: '192.0.2.7',
  device: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
};

@ApiTags('account')
@CallableBy('user')
@Controller('api/v1/me/security-events')
export class OwnSecurityEventsController {
  constructor(private readonly listSecurityEvents: ListSecurityEvents) {}

  @Described({
    does: 'List what happened to your account, newest first: when, what, in which session and from where',
    answers: { status: 200, example: pageExample(example) },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(@CurrentSubject() { userId }: Subject, @Query() query: SecurityEventsQuery): Promise<object> {
    return pageAnswer(
      await this.listSecurityEvents.execute(userId, filterOf(query), pageOf(query)),
      eventAnswer,
    );
  }
}
