/** Routes that confirm a registration: the page of the mailed link, and its form. */
import { PasswordRequirements } from '#auth/password';
import type { Client } from '#auth/security-event';
import { ConfirmRegistration, FindRegistration, type MailedCode } from '#auth/registration';
import {
  CurrentClient,
  CurrentLanguage,
  CurrentRegistrations,
  Public,
  RegistrationCookie,
  SessionCookies,
} from '#auth/http';
import type { CodedError, Language } from '#errors';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AcceptsLanguage } from '../api-document/accepts-language.js';
import { Described } from '../api-document/described-route.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import { PageRenderer } from '../page/page-renderer.js';
import { ConfirmRegistrationDto } from './confirm-registration.dto.js';
import { registrationForm, registrationOutcome } from './registration-page.js';
import { OkDto } from '../resource/ok.dto.js';

@Public()
@ApiTags('account')
@Controller('api/v1')
export class RegistrationController {
  constructor(
    private readonly findRegistration: FindRegistration,
    private readonly confirmRegistration: ConfirmRegistration,
    private readonly registrationCookie: RegistrationCookie,
    private readonly cookies: SessionCookies,
    private readonly pages: PageRenderer,
    private readonly requirements: PasswordRequirements,
  ) {}

  /** Target of the mailed link unless a front end has its own page. GET changes nothing. */
  @Described({
    does: 'Show the page that confirms a registration (target of the mailed link)',
    answers: { status: 200, media: 'text/html' },
    fails: [
      'account.activation_rejected',
      'account.already_active',
      'throttle.network_limit',
      'throttle.banned',
    ],
  })
  @ApiQuery({ name: 'user_id', type: 'integer' })
  @ApiQuery({ name: 'activation_code', type: 'string' })
  @AcceptsLanguage()
  @Get('register/confirm')
  form(
    @Query() query: FormFields,
    @CurrentRegistrations() browserTokens: string[],
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const mailed = {
      userId: textOf(query, 'user_id'),
      code: textOf(query, 'activation_code'),
      browserTokens,
    };
    return this.pages.sendForm(reply, {
      form: () => this.formFor(mailed, client, language),
      refused: ({ code }) => registrationOutcome(code, language),
    });
  }

  @Described({
    does:
      'Confirm a registration with the code from its mail. The browser that registered needs nothing else. Any other sends ' +
      'the password of the registration, or a new_password. Sets the cookie that makes this browser a known device. A ' +
      'browser that submits the form gets a page',
    takes: ConfirmRegistrationDto,
    answers: { status: 200, type: OkDto, media: 'text/html' },
    fails: [
      'request.invalid_fields',
      'request.origin_refused',
      'account.activation_rejected',
      'account.already_active',
      'throttle.network_limit',
      'throttle.banned',
      'password.busy',
    ],
  })
  @AcceptsLanguage()
  @Post('register/confirm')
  @HttpCode(200)
  async confirm(
    @Body() body: ConfirmRegistrationDto,
    @CurrentRegistrations() browserTokens: string[],
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto | string> {
    const mailed = { userId: body.user_id, code: body.activation_code, browserTokens };
    const password = body.password ?? undefined;
    const newPassword = body.new_password ?? undefined;
    const work = async () => {
      const device = await this.confirmRegistration.execute({ ...mailed, password, newPassword }, client);
      this.registrationCookie.clear(reply);
      if (device) this.cookies.remember(reply, device);
    };
    return this.pages.answerForm(work(), {
      reply,
      done: () => registrationOutcome('confirmed', language)!,
      refused: (error) =>
        error.code === 'request.invalid_fields'
          ? this.formFor(mailed, client, language, error)
          : registrationOutcome(error.code, language),
    });
  }

  private async formFor(
    mailed: MailedCode,
    client: Client,
    language: Language,
    error?: CodedError,
  ): Promise<HtmlPage> {
    const { email, byThisBrowser } = await this.findRegistration.execute(mailed, client);
    const { userId, code } = mailed;
    const { requirements } = this;
    const faults = error?.fieldsIn(language) ?? {};
    return registrationForm({ userId, code, email, byThisBrowser, requirements, faults }, language);
  }
}
