/** Routes of the sessions of a user, for administrators. */
import type { Actor } from '#auth/authorization';
import type { TokenClaims } from '#auth/contract';
import { ListUserSessions, RevokeSessions, sessionOrder } from '#auth/session';
import { CallableBy, CurrentActor, CurrentClaims } from '#auth/http';
import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SessionDto, SessionPageDto } from '../account/session.dto.js';
import { Described } from '../api-document/described-route.js';
import { ListQueryDto, Ordered, pageRequestOf } from '../resource/list-query.dto.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { UserIdPipe, UuidPipe } from '../resource/path-ids.js';

class ListSessionsQueryDto extends Ordered(sessionOrder, ListQueryDto) {}

@ApiTags('users')
@CallableBy('staff', 'admin')
@Controller('api/v1/users/:userId/sessions')
export class UserSessionsController {
  constructor(
    private readonly listSessions: ListUserSessions,
    private readonly revokeSessions: RevokeSessions,
  ) {}

  @Described({
    does: 'List the live sessions of an account, newest login first',
    answers: { status: 200, type: SessionPageDto },
    fails: ['request.invalid_fields', 'authorization.refused', 'resource.not_found'],
  })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @CurrentClaims() { sid }: TokenClaims,
    @Param('userId', UserIdPipe) userId: number,
    @Query() query: ListSessionsQueryDto,
  ): Promise<SessionPageDto> {
    const page = await this.listSessions.execute(actor, userId, pageRequestOf(query));
    return toOrderedPage(page, (session) => SessionDto.from(session, sid));
  }

  @Described({
    does: 'End all sessions of an account on every entry point immediately',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Delete()
  @HttpCode(204)
  async endAll(@CurrentActor() actor: Actor, @Param('userId', UserIdPipe) userId: number): Promise<void> {
    await this.revokeSessions.execute(actor, { userId });
  }

  @Described({
    does: 'End one session of an account on every entry point immediately',
    answers: { status: 204 },
    fails: ['authorization.refused', 'resource.not_found'],
  })
  @Delete(':id')
  @HttpCode(204)
  async end(
    @CurrentActor() actor: Actor,
    @Param('userId', UserIdPipe) userId: number,
    @Param('id', UuidPipe) sessionId: string,
  ): Promise<void> {
    await this.revokeSessions.execute(actor, { userId, sessionId });
  }
}
