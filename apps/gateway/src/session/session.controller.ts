/** The life of a session in the browser: log in, refresh, use, log out. */
import type { TokenClaims } from '#auth/contract';
import { EndSession, type IssuedTokens, LogIn, RotateSession } from '#auth/core';
import {
  AuthenticatedBy,
  CallableBy,
  CurrentClaims,
  Public,
  SessionCookies,
  WithoutCsrfToken,
} from '#auth/http';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BodyPipe } from '../body/body.pipe.js';
import { LoginBody } from './login-body.js';

@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly logIn: LogIn,
    private readonly rotateSession: RotateSession,
    private readonly endSession: EndSession,
    private readonly cookies: SessionCookies,
  ) {}

  @Public()
  @Post('login')
  @HttpCode(200)
  async login(
    @Body(BodyPipe) { email, password }: LoginBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    this.cookies.set(reply, await this.logIn.execute({ email, password }));
    return { action: 'LOGIN', status: 'OK' };
  }

  /**
   * Callers have the refresh cookie and nothing else. A token that was used already is refused but its cookie is left
   * alone: of two tabs that refresh at once the slower one must not throw away what the faster one was given.
   */
  @AuthenticatedBy('refresh')
  @CallableBy('user')
  @WithoutCsrfToken()
  @Post('login/refresh')
  @HttpCode(200)
  async refresh(
    @CurrentClaims() claims: TokenClaims,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const tokens: IssuedTokens = await this.rotateSession.execute(claims);
    this.cookies.set(reply, tokens);
    return { action: 'REFRESH', status: 'OK' };
  }

  /** For callers to find out whether their session and CSRF token are good. */
  @CallableBy('user')
  @Post('test')
  @HttpCode(200)
  test(): object {
    return { status: 'OK' };
  }

  /** Also by refresh token: who has been away too long for the access token can still log out. */
  @AuthenticatedBy('access', 'refresh')
  @CallableBy('user')
  @Post('logout')
  @HttpCode(200)
  async logout(
    @CurrentClaims() claims: TokenClaims,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.endSession.execute(claims.sid);
    this.cookies.clear(reply);
    return { action: 'LOGOUT', status: 'OK' };
  }
}
