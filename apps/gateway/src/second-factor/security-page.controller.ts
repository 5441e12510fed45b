/** Pages on which people look after their password, their email and their second factor. */
import type { Subject, TokenClaims } from '#auth/contract';
import { ChangePassword, ReadOwnAccount, RequestEmailChange } from '#auth/account';
import {
  CallableBy,
  CurrentClaims,
  CurrentClient,
  CurrentLanguage,
  CurrentSubject,
  NeedsStepUp,
  SessionCookies,
} from '#auth/http';
import { PasswordRequirements } from '#auth/password';
import { type ListedFactors, ListFactors, userHandleOf } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import { AccountSettings, SecondFactorSettings } from '#config';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequestEmailChangeDto } from '../email/email-requests.dto.js';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { ChangePasswordDto } from '../password/password-requests.dto.js';
import { changeEmailPage, changePasswordPage, isSecurityNotice, securityPage } from './security-page.js';

@CallableBy('user')
@PageRoutes()
@Controller('account/security')
export class SecurityPageController {
  constructor(
    private readonly readOwnAccount: ReadOwnAccount,
    private readonly listFactors: ListFactors,
    private readonly changePassword: ChangePassword,
    private readonly requestEmailChange: RequestEmailChange,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
    private readonly requirements: PasswordRequirements,
    private readonly settings: AccountSettings,
    private readonly factorSettings: SecondFactorSettings,
  ) {}

  @Get()
  async show(
    @CurrentSubject() { userId }: Subject,
    @CurrentClaims() { sub }: TokenClaims,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { email } = await this.readOwnAccount.execute(userId);
    const factors = await this.listFactors.execute(userId);
    const done = textOf(query, 'done');
    const notice = isSecurityNotice(done) ? done : undefined;
    const { timeZone } = this.settings;
    const knownPasskeys = this.knownPasskeys(sub, email, factors);
    const shown = { email, factors, notice, timeZone, knownPasskeys };
    return this.pages.send(reply, securityPage(shown, language));
  }

  @NeedsStepUp()
  @Get('password')
  async passwordForm(
    @CurrentSubject() { userId }: Subject,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { email } = await this.readOwnAccount.execute(userId);
    const { requirements } = this;
    return this.pages.send(reply, changePasswordPage({ email, requirements }, language));
  }

  @NeedsStepUp()
  @Post('password')
  async setPassword(
    @CurrentSubject() { userId, sessionId }: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { requirements } = this;
    return this.pages.submit(
      reply,
      language,
      async () => {
        const { current_password, new_password } = fields;
        const body = await this.validation.check(ChangePasswordDto, { current_password, new_password });
        const { current_password: currentPassword, new_password: newPassword } = body;
        const change = { userId, sessionId, currentPassword, newPassword };
        const tokens = await this.changePassword.execute(change, client);
        await this.cookies.begin(reply, tokens, client);
        return '/account/security?done=password';
      },
      async (refusal) => {
        const { email } = await this.readOwnAccount.execute(userId);
        return changePasswordPage({ email, requirements, refusal }, language);
      },
    );
  }

  @NeedsStepUp()
  @Get('email')
  async emailForm(
    @CurrentSubject() { userId }: Subject,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { email } = await this.readOwnAccount.execute(userId);
    return this.pages.send(reply, changeEmailPage({ email, sent: '' }, language));
  }

  @NeedsStepUp()
  @Post('email')
  async changeEmail(
    @CurrentSubject() { userId, sessionId }: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const sent = textOf(fields, 'email');
    return this.pages.submit(
      reply,
      language,
      async () => {
        const { current_password } = fields;
        const body = await this.validation.check(RequestEmailChangeDto, { email: sent, current_password });
        const { email: newEmail, current_password: currentPassword } = body;
        await this.requestEmailChange.execute({ userId, sessionId, newEmail, currentPassword }, client);
        return '/account/security?done=email';
      },
      async (refusal) => {
        const { email } = await this.readOwnAccount.execute(userId);
        return changeEmailPage({ email, sent, refusal }, language);
      },
    );
  }

  /** @returns undefined where pages offer no passkeys */
  private knownPasskeys(subject: string, email: string, { passkeys }: ListedFactors): string | undefined {
    const { pagesHavePasskeys, relyingParty: rpId } = this.factorSettings;
    if (!pagesHavePasskeys) return undefined;
    const userId = userHandleOf(subject);
    const allAcceptedCredentialIds = passkeys.map(({ credentialId }) => credentialId);
    return JSON.stringify({ rpId, userId, allAcceptedCredentialIds, name: email });
  }
}
