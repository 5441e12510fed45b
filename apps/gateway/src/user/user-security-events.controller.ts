/** The route of the security events of a user, for administrators. */
import type { Actor } from '#auth/authorization';
import { CallableBy, CurrentActor } from '#auth/http';
import { ListUserSecurityEvents } from '#auth/security-event';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ListSecurityEventsQueryDto,
  SecurityEventDto,
  securityEventFilterOf,
  SecurityEventPageDto,
} from '../account/security-event.dto.js';
import { Described } from '../api-document/described-route.js';
import { pageRequestOf } from '../resource/list-query.dto.js';
import { toPage } from '../resource/page.dto.js';
import { UserIdPipe } from '../resource/path-ids.js';

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/security-events')
export class UserSecurityEventsController {
  constructor(private readonly listSecurityEvents: ListUserSecurityEvents) {}

  @Described({
    does: 'List the security events of an account, newest first: logins, ended sessions, rejected attempts',
    answers: { status: 200, type: SecurityEventPageDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: ListSecurityEventsQueryDto,
  ): Promise<SecurityEventPageDto> {
    const filter = securityEventFilterOf(query);
    return toPage(
      await this.listSecurityEvents.execute(actor, userId, filter, pageRequestOf(query)),
      SecurityEventDto.from,
    );
  }
}
