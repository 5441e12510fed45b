/** Routes that create an account, mail its code again, and activate it with the code. */
import { CurrentClient, CurrentLanguage, Public, RegistrationCookie } from '#auth/http';
import { ActivateAccount, RegisterAccount, RequestActivation } from '#auth/registration';
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
import { type FormFields, textOf } from '../page/form-fields.js';
import { RequestActivationDto } from './confirm-registration.dto.js';
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
    private readonly requestActivation: RequestActivation,
    private readonly activateAccount: ActivateAccount,
    private readonly registrationCookie: RegistrationCookie,
    private readonly app: AppSettings,
    private readonly settings: AccountSettings,
  ) {}

  @Described({
    does:
      'Create an account and send a mail with a link to confirm it. If the email is taken, its owner gets a mail instead. ' +
      'Sets a cookie with which this browser can confirm without the password',
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

  @Described({
    does: 'Request another mail with the link to confirm a registration. The response does not reveal whether one is waiting',
    takes: RequestActivationDto,
    answers: { status: 202, type: OkDto },
    fails: [
      'request.invalid_fields',
      'request.origin_refused',
      'throttle.too_many_attempts',
      'throttle.network_limit',
      'throttle.banned',
    ],
  })
  @Post('register/resend')
  @HttpCode(202)
  async resend(@Body() { email }: RequestActivationDto, @CurrentClient() client: Client): Promise<OkDto> {
    await this.requestActivation.execute(email, client);
    return ok;
  }

  /** Mail scanners send HEAD to links. HEAD must not change state (RFC 9110, 9.2.1). */
  @Described({
    does: 'Check the path of an activation link without activating anything',
    answers: { status: 204 },
  })
  @Head('activate')
  @HttpCode(204)
  lookAtLink(): void {}

  /** Target of links mailed by earlier versions. Browsers are redirected to the confirmation page; the GET itself activates nothing for them. */
  @Described({
    does: 'Activate an account with the code from its mail. Browsers are redirected to the confirmation page',
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
    @Query() query: FormFields,
    @CurrentClient() client: Client,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto | string> {
    if (prefers(accept, 'text/html', 'application/json')) {
      const linked = { userId: textOf(query, 'user_id'), code: textOf(query, 'activation_code') };
      void reply.code(303).header('Location', codeLink('activation', linked, this.app, this.settings));
      return '';
    }
    const { user_id: userId, activation_code: code } = query;
    if (typeof userId !== 'string' || typeof code !== 'string' || userId === '' || code === '') {
      throw new CodedError('account.activation_incomplete');
    }
    await this.activateAccount.execute(userId, code, client);
    return ok;
  }
}
