/** The security events of the caller's account: logins, ended sessions, rejected attempts. */
import type { Subject } from '#auth/contract';
import { ListSecurityEvents, type SecurityEventFilter } from '#auth/security-event';
import { CallableBy, CurrentSubject } from '#auth/http';
import { fault } from '#errors';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { ListQueryDto, pageRequestOf } from '../resource/list-query.dto.js';
import { Optional } from '../validation/presence.js';
import { IsText, IsUuid } from '../validation/text.js';
import { toPage } from '../resource/page.dto.js';
import { SecurityEventDto, SecurityEventPageDto } from './security-event.dto.js';

export class ListSecurityEventsQueryDto extends ListQueryDto {
  @Optional()
  @ApiProperty({ description: '`<noun>.<past tense>`' })
  @IsText(60)
  kind?: string | null;

  @Optional()
  @IsUuid(fault('not_session_id'))
  session_id?: string | null;
}

function filterOf({ kind, session_id }: ListSecurityEventsQueryDto): SecurityEventFilter {
  return { ...(kind && { kind }), ...(session_id && { sessionId: session_id }) };
}

@ApiTags('account')
@CallableBy('user')
@Controller('api/v1/me/security-events')
export class OwnSecurityEventsController {
  constructor(private readonly listSecurityEvents: ListSecurityEvents) {}

  @Described({
    does: 'List the security events of your account, newest first',
    answers: { status: 200, type: SecurityEventPageDto },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(
    @CurrentSubject() { userId }: Subject,
    @Query() query: ListSecurityEventsQueryDto,
  ): Promise<SecurityEventPageDto> {
    return toPage(
      await this.listSecurityEvents.execute(userId, filterOf(query), pageRequestOf(query)),
      SecurityEventDto.from,
    );
  }
}
