/** Pages on which people see and end their sessions, and read what happened to their account. */
import type { Subject } from '#auth/contract';
import {
  BrowserSessions,
  CallableBy,
  CurrentClient,
  CurrentLanguage,
  CurrentSubject,
  SessionCookies,
} from '#auth/http';
import { type Client, ListSecurityEvents } from '#auth/security-event';
import { EndOtherSessions, EndOwnSession, ListSessions } from '#auth/session';
import { AccountSettings } from '#config';
import { CodedError, type Language } from '#errors';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FormFields, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UuidPipe } from '../resource/path-ids.js';
import { historyPage, sessionsPage } from './sessions-page.js';

const rowsShown = 25;

@CallableBy('user')
@PageRoutes()
@Controller('account')
export class SessionsPageController {
  constructor(
    private readonly listSessions: ListSessions,
    private readonly endOwnSession: EndOwnSession,
    private readonly endOtherSessions: EndOtherSessions,
    private readonly listSecurityEvents: ListSecurityEvents,
    private readonly browserSessions: BrowserSessions,
    private readonly cookies: SessionCookies,
    private readonly pages: PageRenderer,
    private readonly settings: AccountSettings,
  ) {}

  @Get('sessions')
  async sessions(
    @CurrentSubject() { userId, sessionId: current }: Subject,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items, next } = await this.listSessions.execute(userId, pageRequest(query));
    const done = 'ended' in query ? 'ended' : 'others-ended' in query ? 'othersEnded' : undefined;
    const { timeZone } = this.settings;
    return this.pages.send(reply, sessionsPage({ sessions: items, current, next, done, timeZone }, language));
  }

  /** A session that has already ended is answered like one that ends now: the form may be sent twice. */
  @Post('sessions/end')
  async end(
    @CurrentSubject() { userId }: Subject,
    @Body('id', UuidPipe) sessionId: string,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.endOwnSession.execute({ sessionId, userId }, client);
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'resource.not_found') throw error;
    }
    return this.pages.redirect(reply, '/account/sessions?ended');
  }

  @Post('sessions/end-others')
  async endOthers(
    @CurrentSubject() { userId, sessionId }: Subject,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const hasRefreshToken = await this.browserSessions.hasRefreshToken(request, sessionId, client);
    const tokens = await this.endOtherSessions.execute({ userId, sessionId, hasRefreshToken }, client);
    if (tokens) await this.cookies.begin(reply, tokens, client);
    return this.pages.redirect(reply, '/account/sessions?others-ended');
  }

  @Get('history')
  async history(
    @CurrentSubject() { userId }: Subject,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items, next } = await this.listSecurityEvents.execute(userId, {}, pageRequest(query));
    const { timeZone } = this.settings;
    return this.pages.send(reply, historyPage({ events: items, next, timeZone }, language));
  }
}

const pageRequest = (query: FormFields) => ({ limit: rowsShown, after: textOf(query, 'after') || undefined });
