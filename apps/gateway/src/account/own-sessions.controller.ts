/** Routes that list and end the sessions of the caller. */
import type { Subject, TokenClaims } from '#auth/contract';
import type { Client } from '#auth/security-event';
import { EndOtherSessions, EndOwnSession, ListSessions, sessionOrder } from '#auth/session';
import {
  BrowserSessions,
  CallableBy,
  CurrentClaims,
  CurrentClient,
  CurrentSubject,
  SessionCookies,
} from '#auth/http';
import { Controller, Delete, Get, HttpCode, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { ListQueryDto, Ordered, pageRequestOf } from '../resource/list-query.dto.js';
import { UuidPipe } from '../resource/path-ids.js';
import { toOrderedPage } from '../resource/page.dto.js';
import { SessionDto, SessionPageDto } from './session.dto.js';

class ListOwnSessionsQueryDto extends Ordered(sessionOrder, ListQueryDto) {}

@ApiTags('account')
@CallableBy('user')
@Controller('api/v1/me/sessions')
export class OwnSessionsController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly endOwnSession: EndOwnSession,
    private readonly endOtherSessions: EndOtherSessions,
    private readonly browserSessions: BrowserSessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Described({
    does:
      'List your live sessions, the newest first; `device` is the User-Agent at login, and `created_at` the time of the ' +
      'login, also for a session that replaced another one',
    answers: { status: 200, type: SessionPageDto },
    fails: ['request.invalid_fields'],
  })
  @Get()
  async list(
    @CurrentSubject() { userId }: Subject,
    @CurrentClaims() { sid }: TokenClaims,
    @Query() query: ListOwnSessionsQueryDto,
  ): Promise<SessionPageDto> {
    const page = await this.listSessions.execute(userId, pageRequestOf(query));
    return toOrderedPage(page, (session) => SessionDto.from(session, sid));
  }

  @Described({
    does:
      'End all your other sessions immediately. With the refresh cookie, the current session is replaced and new cookies are ' +
      'set. Without it, the current session stays',
    answers: { status: 204 },
  })
  @Delete()
  @HttpCode(204)
  async endOthers(
    @CurrentSubject() { userId, sessionId }: Subject,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const hasRefreshToken = await this.browserSessions.hasRefreshToken(request, sessionId, client);
    const tokens = await this.endOtherSessions.execute({ userId, sessionId, hasRefreshToken }, client);
    if (tokens) await this.cookies.begin(reply, tokens, client);
  }

  @Described({
    does: 'End one of your sessions on every entry point immediately. Clears the cookies if it is the current session',
    answers: { status: 204 },
    fails: ['resource.not_found'],
  })
  @Delete(':id')
  @HttpCode(204)
  async end(
    @CurrentClaims() { sid, user_id: userId }: TokenClaims,
    @Param('id', UuidPipe) id: string,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.endOwnSession.execute({ sessionId: id, userId }, client);
    if (id === sid) this.cookies.clear(reply);
  }
}
