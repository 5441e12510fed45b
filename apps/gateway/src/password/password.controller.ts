/** Routes that set a password: a change with the current one, and a reset by mail. */
import type { TokenClaims } from '#auth/contract';
import { ChangePassword, CheckMailedCode, RequestPasswordReset, ResetPassword } from '#auth/account';
import { PasswordRequirements } from '#auth/password';
import type { Client } from '#auth/security-event';
import {
  CallableBy,
  CurrentClaims,
  CurrentClient,
  CurrentLanguage,
  NeedsStepUp,
  Public,
  SessionCookies,
} from '#auth/http';
import type { CodedError, Language } from '#errors';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AcceptsLanguage } from '../api-document/accepts-language.js';
import { Described } from '../api-document/described-route.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import { AcceptsLinkParameters } from '../page/link-parameters.js';
import type { HtmlPage } from '../page/page.js';
import { PageRenderer } from '../page/page-renderer.js';
import { ChangePasswordDto, ResetPasswordDto, RequestPasswordResetDto } from './password-requests.dto.js';
import { resetForm, resetOutcome } from './reset-page.js';
import { ok, OkDto } from '../resource/ok.dto.js';

const limited = [
  'request.invalid_fields',
  'request.origin_refused',
  'throttle.too_many_attempts',
  'throttle.network_limit',
  'throttle.banned',
] as const;

@ApiTags('password')
@Controller('api/v1')
export class PasswordController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly requestPasswordReset: RequestPasswordReset,
    private readonly resetPassword: ResetPassword,
    private readonly checkMailedCode: CheckMailedCode,
    private readonly cookies: SessionCookies,
    private readonly pages: PageRenderer,
    private readonly requirements: PasswordRequirements,
  ) {}

  /** Replaces the session. Afterwards this browser is the only known device of the account. */
  @NeedsStepUp()
  @Described({
    does: 'Change your password with the current one. Ends all your sessions and sets the cookies of a new session',
    takes: ChangePasswordDto,
    answers: { status: 200, type: OkDto },
    fails: [...limited, 'second_factor.step_up_required', 'password.busy', 'resource.changed_meanwhile'],
  })
  @CallableBy('user')
  @Post('me/password')
  @HttpCode(200)
  async change(
    @Body() { current_password: currentPassword, new_password: newPassword }: ChangePasswordDto,
    @CurrentClaims() { user_id: userId, sid: sessionId }: TokenClaims,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto> {
    const change = { userId, sessionId, currentPassword, newPassword };
    const tokens = await this.changePassword.execute(change, client);
    await this.cookies.begin(reply, tokens, client);
    return ok;
  }

  @Public()
  @Described({
    does: 'Request a mail with a link to set a new password. The response does not reveal whether the account exists',
    takes: RequestPasswordResetDto,
    answers: { status: 202, type: OkDto },
    fails: limited,
  })
  @Post('password/reset')
  @HttpCode(202)
  async requestReset(
    @Body() { email }: RequestPasswordResetDto,
    @CurrentClient() client: Client,
  ): Promise<OkDto> {
    await this.requestPasswordReset.execute(email, client);
    return ok;
  }

  /** Target of the mailed link unless a front end has its own page. GET does not use up the code. */
  @Public()
  @Described({
    does: 'Show the page that sets a new password (target of the mailed link)',
    answers: { status: 200, media: 'text/html' },
    fails: ['code.rejected', 'throttle.network_limit', 'throttle.banned'],
  })
  @AcceptsLinkParameters('user_id', 'code')
  @AcceptsLanguage()
  @Get('password/reset/confirm')
  form(
    @Query() query: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const linked = { userId: textOf(query, 'user_id'), code: textOf(query, 'code') };
    const { requirements } = this;
    return this.pages.sendForm(reply, {
      form: async () => {
        const check = { ...linked, purpose: 'password_reset', act: 'link' } as const;
        const { email } = await this.checkMailedCode.execute(check, client);
        return resetForm({ ...linked, email, requirements }, language);
      },
      refused: ({ code }) => resetOutcome(code, language),
    });
  }

  @Public()
  @Described({
    does:
      'Set a new password with the code from the mail. Ends all sessions and sets the cookie that makes this browser a known ' +
      'device. A browser that submits the form gets a page',
    takes: ResetPasswordDto,
    answers: { status: 200, type: OkDto, media: 'text/html' },
    fails: [...limited, 'code.rejected', 'password.busy'],
  })
  @AcceptsLanguage()
  @Post('password/reset/confirm')
  @HttpCode(200)
  async reset(
    @Body() { user_id: userId, code, new_password: newPassword }: ResetPasswordDto,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto | string> {
    const refused = (error: CodedError): HtmlPage | undefined => {
      const faults = error.fieldsIn(language)?.['new_password'];
      const { requirements } = this;
      return Array.isArray(faults)
        ? resetForm({ userId, code, requirements, faults }, language)
        : resetOutcome(error.code, language);
    };
    const done = () => resetOutcome('done', language)!;
    const work = async () => {
      const device = await this.resetPassword.execute({ userId, code, newPassword }, client);
      if (device) this.cookies.remember(reply, device);
    };
    return this.pages.answerForm(work(), { reply, done, refused });
  }
}
