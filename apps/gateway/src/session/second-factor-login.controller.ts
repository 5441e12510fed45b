/** The second step of a login, for accounts with a second factor. */
import type { Client } from '#auth/security-event';
import { FindLoginChallenge, FinishLogin } from '#auth/login';
import { RequestPasskey } from '#auth/second-factor';
import {
  BrowserSessions,
  ChallengeCookie,
  CurrentChallenge,
  CurrentClient,
  Public,
  SessionCookies,
} from '#auth/http';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { factorOf, PresentFactorDto } from '../second-factor/second-factor-requests.dto.js';
import { PasskeyRequestOptionsDto } from '../second-factor/passkey-options.dto.js';
import { LoggedInDto } from './session-action.dto.js';

@ApiTags('session')
@Public()
@Controller('api/v1/login/second-factor')
export class SecondFactorLoginController {
  constructor(
    private readonly finishLogin: FinishLogin,
    private readonly findLoginChallenge: FindLoginChallenge,
    private readonly requestPasskey: RequestPasskey,
    private readonly browserSessions: BrowserSessions,
    private readonly challengeCookie: ChallengeCookie,
    private readonly cookies: SessionCookies,
  ) {}

  @Described({
    does: 'Finish a login with the second factor. Sets the same cookies as a login',
    takes: PresentFactorDto,
    answers: { status: 200, type: LoggedInDto },
    fails: [
      'request.invalid_fields',
      'second_factor.login_expired',
      'session.credentials_rejected',
      'second_factor.rejected',
      'second_factor.app_unusable',
      'request.origin_refused',
      'throttle.too_many_attempts',
      'throttle.banned',
    ],
  })
  @Post()
  @HttpCode(200)
  async finish(
    @CurrentChallenge() challenge: string | undefined,
    @CurrentClient() client: Client,
    @Body() body: PresentFactorDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedInDto> {
    const replaces = await this.browserSessions.find(request);
    const tokens = await this.finishLogin.execute(challenge, factorOf(body), client, replaces);
    this.challengeCookie.clear(reply);
    await this.cookies.begin(reply, tokens, client);
    return { action: 'LOGIN', status: 'OK' };
  }

  @Described({
    does: 'Get the options for navigator.credentials.get, to finish a login with a passkey',
    answers: { status: 200, type: PasskeyRequestOptionsDto },
    fails: ['second_factor.login_expired', 'second_factor.not_enrolled', 'request.origin_refused'],
  })
  @Post('passkey-options')
  @HttpCode(200)
  async options(@CurrentChallenge() challenge: string | undefined): Promise<PasskeyRequestOptionsDto> {
    const { id, userId } = await this.findLoginChallenge.execute(challenge);
    return this.requestPasskey.execute({ userId, purpose: 'login', holder: id });
  }
}
