/** Login by passkey alone, without email and password. */
import { BrowserSessions, ChallengeCookie, CurrentClient, Public, SessionCookies } from '#auth/http';
import { LogInWithPasskey } from '#auth/login';
import { RequestPasskeyLogin } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { assertionOf } from '../second-factor/credential.decorators.js';
import { PasskeyRequestOptionsDto } from '../second-factor/passkey-options.dto.js';
import { PasskeyLoginDto } from '../second-factor/second-factor-requests.dto.js';
import { LoggedInDto } from './session-action.dto.js';

@ApiTags('session')
@Public()
@Controller('api/v1/login/passkey')
export class PasskeyLoginController {
  constructor(
    private readonly logInWithPasskey: LogInWithPasskey,
    private readonly requestPasskeyLogin: RequestPasskeyLogin,
    private readonly browserSessions: BrowserSessions,
    private readonly challengeCookie: ChallengeCookie,
    private readonly cookies: SessionCookies,
  ) {}

  @Described({
    does: 'Get the options for navigator.credentials.get, to log in with a passkey and without a password',
    answers: { status: 200, type: PasskeyRequestOptionsDto },
    fails: ['request.origin_refused'],
  })
  @Post('options')
  @HttpCode(200)
  options(): Promise<PasskeyRequestOptionsDto> {
    return this.requestPasskeyLogin.execute();
  }

  @Described({
    does: 'Log in with a passkey that verified its user. Sets the same cookies as a login, and counts as a second factor',
    takes: PasskeyLoginDto,
    answers: { status: 200, type: LoggedInDto },
    fails: [
      'request.invalid_fields',
      'session.passkey_unknown',
      'session.credentials_rejected',
      'second_factor.rejected',
      'request.origin_refused',
      'throttle.too_many_attempts',
      'throttle.banned',
    ],
  })
  @Post()
  @HttpCode(200)
  async login(
    @CurrentClient() client: Client,
    @Body() { response }: PasskeyLoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedInDto> {
    const replaces = await this.browserSessions.find(request);
    const tokens = await this.logInWithPasskey.execute(assertionOf(response), client, replaces);
    this.challengeCookie.clear(reply);
    await this.cookies.begin(reply, tokens, client);
    return { action: 'LOGIN', status: 'OK' };
  }
}
