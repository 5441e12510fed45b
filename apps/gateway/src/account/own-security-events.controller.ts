/** The security events of the caller's account: logins, ended sessions, rejected attempts. */
import type { Subject } from '#auth/contract';
import { ListSecurityEvents } from '#auth/security-event';
import { CallableBy, CurrentSubject } from '#auth/http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Described } from '../api-document/described-route.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { toPage } from '../resource/page.dto.js';
import {
  ListSecurityEventsQueryDto,
  SecurityEventDto,
  securityEventFilterOf,
  SecurityEventPageDto,
} from './security-event.dto.js';

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
      await this.listSecurityEvents.execute(userId, securityEventFilterOf(query), pageRequestOf(query)),
      SecurityEventDto.from,
    );
  }
}
