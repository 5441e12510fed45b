/** Routes of a browser's session: log in, refresh, check, log out. */
import type { Subject, TokenClaims } from '#auth/contract';
import type { Client } from '#auth/security-event';
import { EndAllSessions, EndSession, RotateSession } from '#auth/session';
import { LogIn } from '#auth/login';
import {
  AuthenticatedBy,
  BrowserSessions,
  CallableBy,
  CurrentClaims,
  CurrentClient,
  CurrentSubject,
  Public,
  RejectedCookies,
  SessionCookies,
  WithoutCsrfToken,
} from '#auth/http';
import { CodedError } from '#errors';
import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { LoginDto } from './login.dto.js';
import { LoggedInDto, LoggedOutDto, RefreshedDto, SecondFactorRequiredDto } from './session-action.dto.js';
import { ok, OkDto } from '../resource/ok.dto.js';

const guarded = [
  'session.not_authenticated',
  'session.token_invalid',
  'session.csrf_missing',
  'session.csrf_incorrect',
] as const;

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly logIn: LogIn,
    private readonly rotateSession: RotateSession,
    private readonly endSession: EndSession,
    private readonly endAllSessions: EndAllSessions,
    private readonly browserSessions: BrowserSessions,
    private readonly cookies: SessionCookies,
    private readonly refused: RejectedCookies,
  ) {}

  @Public()
  @Described({
    does:
      'Log in. Sets the access, refresh and CSRF cookies, and the cookie that makes this browser a known device. ' +
      'An account with a second factor gets SECOND_FACTOR_REQUIRED and the cookie of a login challenge for /login/second-factor/. Ends the previous session of the browser',
    takes: LoginDto,
    answers: { status: 200, type: [LoggedInDto, SecondFactorRequiredDto] },
    fails: [
      'request.invalid_fields',
      'session.credentials_rejected',
      'request.origin_refused',
      'throttle.too_many_attempts',
      'throttle.banned',
      'password.busy',
    ],
  })
  @Post('login')
  @HttpCode(200)
  async login(
    @Body() { email, password }: LoginDto,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedInDto | SecondFactorRequiredDto> {
    const replaces = await this.browserSessions.find(request);
    const begun = await this.logIn.execute({ email, password }, client, replaces);
    if ('challengeToken' in begun) {
      this.cookies.setChallenge(reply, begun);
      return { action: 'LOGIN', status: 'SECOND_FACTOR_REQUIRED', methods: begun.methods };
    }
    await this.cookies.begin(reply, begun, client);
    return { action: 'LOGIN', status: 'OK' };
  }

  /**
   * Needs only the refresh cookie. An error clears the cookies, unless the session was replaced: then the browser has the
   * successor's cookies.
   */
  @Described({
    does: 'Exchange the refresh cookie for new cookies',
    answers: { status: 200, type: RefreshedDto },
    fails: ['session.refresh_missing', 'session.token_invalid', 'request.origin_refused'],
  })
  @AuthenticatedBy('refresh')
  @CallableBy('user')
  @WithoutCsrfToken()
  @Post('login/refresh')
  @HttpCode(200)
  async refresh(
    @CurrentClaims() claims: TokenClaims,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RefreshedDto> {
    const tokens = await this.rotateSession.execute(claims, client);
    if (!tokens) {
      await this.refused.clear(reply);
      throw new CodedError('session.token_invalid');
    }
    this.cookies.set(reply, tokens);
    return { action: 'REFRESH', status: 'OK' };
  }

  /** For browsers that send the refresh cookie to this path only, and whose access token has expired. */
  @Described({
    does: 'Log out with the refresh cookie. Ends the session on every entry point and clears the cookies',
    answers: { status: 200, type: LoggedOutDto },
    fails: [
      'session.refresh_missing',
      'session.token_invalid',
      'session.csrf_missing',
      'session.csrf_incorrect',
      'request.origin_refused',
    ],
  })
  @AuthenticatedBy('refresh')
  @CallableBy('user')
  @Delete('login/refresh')
  @HttpCode(200)
  logoutByRefresh(
    @CurrentClaims() claims: TokenClaims,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedOutDto> {
    return this.logout(claims, client, reply);
  }

  /** Lets callers check that their session and CSRF token are valid. */
  @Described({
    does: 'Check that the session and its CSRF token are valid',
    answers: { status: 200, type: OkDto },
    fails: guarded,
  })
  @CallableBy('user')
  @Post('test')
  @HttpCode(200)
  test(): OkDto {
    return ok;
  }

  /** Accepts refresh tokens, so that users whose access token has expired can still log out. */
  @Described({
    does: 'Log out. Ends the session on every entry point and clears the cookies',
    answers: { status: 200, type: LoggedOutDto },
    fails: guarded,
  })
  @AuthenticatedBy('access', 'refresh')
  @CallableBy('user')
  @Post('logout')
  @HttpCode(200)
  async logout(
    @CurrentClaims() claims: TokenClaims,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedOutDto> {
    await this.endSession.execute(claims.sid, client);
    this.cookies.clear(reply);
    return { action: 'LOGOUT', status: 'OK' };
  }

  @Described({
    does: 'Log out everywhere. Ends all sessions of the caller, including the current one, and clears the cookies',
    answers: { status: 200, type: LoggedOutDto },
    fails: guarded,
  })
  @AuthenticatedBy('access', 'refresh')
  @CallableBy('user')
  @Post('logout/all')
  @HttpCode(200)
  async logoutEverywhere(
    @CurrentSubject() { userId }: Subject,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedOutDto> {
    await this.endAllSessions.execute(userId, client);
    this.cookies.clear(reply);
    return { action: 'LOGOUT', status: 'OK' };
  }
}
