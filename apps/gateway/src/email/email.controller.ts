/**
 * Changing the email: requested with the password, confirmed by the code from the mail in a browser that is logged in or
 * with the password.
 */
import type { TokenClaims } from '#auth/contract';
import type { Client } from '#auth/security-event';
import { CheckMailedCode, ConfirmEmailChange, RequestEmailChange } from '#auth/account';
import {
  BrowserSessions,
  CallableBy,
  CurrentClaims,
  CurrentClient,
  CurrentLanguage,
  NeedsStepUp,
  Public,
  SessionCookies,
} from '#auth/http';
import type { Language } from '#errors';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptsLanguage } from '../api-document/accepts-language.js';
import { Described } from '../api-document/described-route.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import { AcceptsLinkParameters } from '../page/link-parameters.js';
import { PageRenderer } from '../page/page-renderer.js';
import { RequestEmailChangeDto, ConfirmEmailChangeDto } from './email-requests.dto.js';
import { confirmationForm, confirmationOutcome } from './email-page.js';
import { ok, OkDto } from '../resource/ok.dto.js';

const limited = [
  'request.invalid_fields',
  'request.origin_refused',
  'throttle.too_many_attempts',
  'throttle.network_limit',
  'throttle.banned',
] as const;

@ApiTags('account')
@Controller('api/v1')
export class EmailController {
  constructor(
    private readonly requestEmailChange: RequestEmailChange,
    private readonly confirmEmailChange: ConfirmEmailChange,
    private readonly checkMailedCode: CheckMailedCode,
    private readonly browserSessions: BrowserSessions,
    private readonly cookies: SessionCookies,
    private readonly pages: PageRenderer,
  ) {}

  @NeedsStepUp()
  @Described({
    does: 'Request a change of your email with your password. Sends a link to the new address. The response does not reveal whether the address is taken',
    takes: RequestEmailChangeDto,
    answers: { status: 202, type: OkDto },
    fails: [...limited, 'second_factor.step_up_required', 'password.busy'],
  })
  @CallableBy('user')
  @Post('me/email')
  @HttpCode(202)
  async request(
    @Body() { email: newEmail, current_password: currentPassword }: RequestEmailChangeDto,
    @CurrentClaims() { user_id: userId, sid: sessionId }: TokenClaims,
    @CurrentClient() client: Client,
  ): Promise<OkDto> {
    await this.requestEmailChange.execute({ userId, sessionId, newEmail, currentPassword }, client);
    return ok;
  }

  /** Target of the mailed link unless a front end has its own page. GET does not use up the code. */
  @Public()
  @Described({
    does: 'Show the page that confirms a new email (target of the mailed link)',
    answers: { status: 200, media: 'text/html' },
    fails: ['code.rejected', 'throttle.network_limit', 'throttle.banned'],
  })
  @AcceptsLinkParameters('user_id', 'code')
  @AcceptsLanguage()
  @Get('email/confirm')
  form(
    @Query() query: FormFields,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const linked = { userId: textOf(query, 'user_id'), code: textOf(query, 'code') };
    return this.pages.sendForm(reply, {
      form: async () => {
        const check = { ...linked, purpose: 'email_change', act: 'link' } as const;
        const { userId } = await this.checkMailedCode.execute(check, client);
        const isLoggedIn = await this.browserSessions.isLoggedIn(request, userId);
        return confirmationForm({ ...linked, isLoggedIn }, language);
      },
      refused: ({ code }) => confirmationOutcome(code, language),
    });
  }

  @Public()
  @Described({
    does:
      'Confirm a new email with the code that was mailed to it, in a browser that is logged in to the account or with ' +
      'current_password. Ends all sessions. A browser that is logged in gets the cookies of a new session',
    takes: ConfirmEmailChangeDto,
    answers: { status: 200, type: OkDto, media: 'text/html' },
    fails: [...limited, 'code.rejected', 'password.busy'],
  })
  @AcceptsLanguage()
  @Post('email/confirm')
  @HttpCode(200)
  async confirm(
    @Body() body: ConfirmEmailChangeDto,
    @CurrentClient() client: Client,
    @Req() request: FastifyRequest,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OkDto | string> {
    const mailed = { userId: body.user_id, code: body.code };
    const currentPassword = body.current_password ?? undefined;
    const confirm = async () => {
      const session = await this.browserSessions.current(request, Number(mailed.userId), client);
      const confirmation = { ...mailed, session, currentPassword };
      const confirmed = await this.confirmEmailChange.execute(confirmation, client);
      if (confirmed.tokens) await this.cookies.begin(reply, confirmed.tokens, client);
      else if (confirmed.device) this.cookies.remember(reply, confirmed.device);
    };
    return this.pages.answerForm(confirm(), {
      reply,
      done: () => confirmationOutcome('done', language)!,
      refused: ({ code }) => {
        // Nothing has changed. If the session ended in the meantime, the page requires the password.
        const again = code === 'request.invalid_fields' || code === 'session.token_invalid';
        if (!again) return confirmationOutcome(code, language);
        const isWrong = code === 'request.invalid_fields' && currentPassword !== undefined;
        return confirmationForm({ ...mailed, isWrong }, language);
      },
    });
  }
}
