/** Registering an account, and activating it by the code alone, for API callers. */
import { CurrentClient, CurrentLanguage, Public, RegistrationCookie } from '#auth/http';
import { ActivateAccount, RegisterAccount } from '#auth/registration';
import type { Client } from '#auth/security-event';
import { codeLink } from '#auth/account';
import { AccountSettings, AppSettings } from '#config';
import { CodedError, type Language } from '#errors';
import { Body, Controller, Get, Head, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AcceptsLanguage } from '../api-document/accepts-language.js';
import { Described } from '../api-document/described-route.js';
import { prefers } from '../page/accepted-type.js';
import { type RequestHeaders, single } from '../page/form-answer.js';
import { profileInput } from './profile.transform.js';
import { RegisterDto } from './register.dto.js';
import { RegisteredDto } from './registered.dto.js';
import { ok, OkDto } from '../resource/ok.dto.js';

@Public()
@ApiTags('account')
@Controller('api/v1')
export class AccountController {
  constructor(
    private readonly registerAccount: RegisterAccount,
    private readonly activateAccount: ActivateAccount,
    private readonly registrationCookie: RegistrationCookie,
    private readonly app: AppSettings,
    private readonly settings: AccountSettings,
  ) {}

  @Described({
    does:
      'Create an account; a mail to confirm it follows. Where the email is taken its owner is mailed instead. ' +
      'Sets a cookie by which this browser confirms without the password',
    takes: RegisterDto,
    answers: { status: 201, type: RegisteredDto },
    fails: [
      'request.invalid_fields',
      'request.malformed',
      'request.too_deep',
      'request.origin_refused',
      'throttle.network_limit',
      'throttle.banned',
      'password.busy',
    ],
  })
  @AcceptsLanguage()
  @Post('register')
  @HttpCode(201)
  async register(
    @Body() { email, password, profile }: RegisterDto,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisteredDto> {
    const registration = { email, password, profile: profileInput(profile), language };
    const proof = await this.registerAccount.execute(registration, client);
    if (proof) this.registrationCookie.set(reply, proof);
    return { email: email.trim(), profile };
  }

  /** Mail scanners look at links by HEAD, which must change nothing (RFC 9110, 9.2.1). */
  @Described({ does: 'Look at the link of an activation; changes nothing', answers: { status: 204 } })
  @Head('activate')
  @HttpCode(204)
  lookAtLink(): void {}

  /** Links mailed by earlier versions lead here: a person who opens one is sent to the page, and nothing is activated. */
  @Described({
    does: 'Activate an account with the code from its mail, for API callers; a browser is sent to the page that confirms',
    answers: [
      { status: 202, type: OkDto },
      { status: 303, headers: { Location: 'The page that confirms' } },
    ],
    fails: [
      'account.activation_incomplete',
      'account.activation_rejected',
      'account.already_active',
      'account.activation_by_get_disabled',
      'throttle.network_limit',
      'throttle.banned',
    ],
  })
  @ApiQuery({ name: 'user_id', type: 'integer' })
  @ApiQuery({ name: 'activation_code', type: 'string' })
  @Get('activate')
  @HttpCode(202)
  async activate(
    @Query() { user_id: userId, activation_code: code }: Record<string, unknown>,
    @CurrentClient() client: Client,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto | string> {
    if (prefers(headers['accept'], 'text/html', 'application/json')) {
      const linked = { userId: single(userId), code: single(code) };
      void reply.code(303).header('Location', codeLink('activation', linked, this.app, this.settings));
      return '';
    }
    if (typeof userId !== 'string' || typeof code !== 'string' || userId === '' || code === '') {
      throw new CodedError('account.activation_incomplete');
    }
    await this.activateAccount.execute(userId, code, client);
    return ok;
  }
}
