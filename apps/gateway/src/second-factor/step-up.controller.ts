/** Routes of step-up authentication: verifying the second factor allows sensitive changes for a while. */
import type { Subject } from '#auth/contract';
import type { Client } from '#auth/security-event';
import { RequestPasskey, StepUp } from '#auth/second-factor';
import { CallableBy, CurrentClient, CurrentSubject, SessionCookies } from '#auth/http';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Described } from '../api-document/described-route.js';
import { factorOf, PresentFactorDto } from './second-factor-requests.dto.js';
import { PasskeyRequestOptionsDto } from './passkey-options.dto.js';
import { ok, OkDto } from '../resource/ok.dto.js';

@ApiTags('second factor')
@CallableBy('user')
@Controller('api/v1/me/step-up')
export class StepUpController {
  constructor(
    private readonly stepUp: StepUp,
    private readonly requestPasskey: RequestPasskey,
    private readonly cookies: SessionCookies,
  ) {}

  @Described({
    does:
      'Verify your second factor: a code of the app, a recovery code, or the response of a passkey. Replaces the session by ' +
      'one that may make sensitive changes for a while, and sets its cookies',
    takes: PresentFactorDto,
    answers: { status: 200, type: OkDto },
    fails: [
      'request.invalid_fields',
      'second_factor.rejected',
      'second_factor.app_unusable',
      'second_factor.not_enrolled',
      'throttle.too_many_attempts',
      'throttle.banned',
    ],
  })
  @Post()
  @HttpCode(200)
  async show(
    @CurrentSubject() caller: Subject,
    @CurrentClient() client: Client,
    @Body() body: PresentFactorDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto> {
    const tokens = await this.stepUp.execute(caller, factorOf(body), client);
    await this.cookies.begin(reply, tokens, client);
    return ok;
  }

  @Described({
    does: 'Get the options for navigator.credentials.get, for step-up authentication with a passkey',
    answers: { status: 200, type: PasskeyRequestOptionsDto },
    fails: ['second_factor.not_enrolled'],
  })
  @Post('passkey-options')
  @HttpCode(200)
  options(@CurrentSubject() { userId, sessionId }: Subject): Promise<PasskeyRequestOptionsDto> {
    return this.requestPasskey.execute({ userId, purpose: 'step_up', holder: sessionId });
  }
}
