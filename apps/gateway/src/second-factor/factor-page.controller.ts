/** Pages on which people add and remove the authenticator app, and renew their recovery codes. */
import type { Subject } from '#auth/contract';
import {
  CallableBy,
  CurrentClient,
  CurrentLanguage,
  CurrentSubject,
  NeedsStepUp,
  SessionCookies,
} from '#auth/http';
import { BeginTotp, ConfirmTotp, RemoveTotp, RenewRecoveryCodes } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import { type FormRefusal, PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { authenticatorPage, recoveryCodesPage } from './authenticator-page.js';
import { codeOf } from './factor-form.js';
import { PasswordSteps } from './password-steps.js';
import { ConfirmTotpDto } from './second-factor-requests.dto.js';
import type { PasswordStep } from './security-page.js';

@CallableBy('user')
@PageRoutes()
@Controller('account/security')
export class FactorPageController {
  constructor(
    private readonly steps: PasswordSteps,
    private readonly beginTotp: BeginTotp,
    private readonly confirmTotp: ConfirmTotp,
    private readonly removeTotp: RemoveTotp,
    private readonly renewRecoveryCodes: RenewRecoveryCodes,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
  ) {}

  @NeedsStepUp()
  @Get('authenticator')
  addAppForm(
    @CurrentSubject() { userId }: Subject,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.sendPasswordStep('add-app', userId, language, reply);
  }

  /** Shows the secret once: it is stored sealed, and this answer is the only one that has it in clear. */
  @NeedsStepUp()
  @Post('authenticator')
  async addApp(
    @CurrentSubject() caller: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const password = await this.steps.passwordOf(fields);
        return authenticatorPage(await this.beginTotp.execute(caller, password, client), language);
      },
      (refusal) => this.steps.page('add-app', caller.userId, language, refusal),
    );
  }

  @Post('authenticator/confirm')
  async confirmApp(
    @CurrentSubject() caller: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const { code } = await this.validation.check(ConfirmTotpDto, { code: codeOf(fields) });
        const { recoveryCodes, tokens } = await this.confirmTotp.execute(caller, code, client);
        await this.cookies.begin(reply, tokens, client);
        return recoveryCodes
          ? recoveryCodesPage(recoveryCodes, language)
          : '/account/security?done=app-added';
      },
      (refusal) => this.offeredApp(fields, caller.userId, language, refusal),
    );
  }

  @NeedsStepUp()
  @Get('authenticator/remove')
  removeAppForm(
    @CurrentSubject() { userId }: Subject,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.sendPasswordStep('remove-app', userId, language, reply);
  }

  @NeedsStepUp()
  @Post('authenticator/remove')
  removeApp(
    @CurrentSubject() caller: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const tokens = await this.removeTotp.execute(caller, await this.steps.passwordOf(fields), client);
        await this.cookies.begin(reply, tokens, client);
        return '/account/security?done=app-removed';
      },
      (refusal) => this.steps.page('remove-app', caller.userId, language, refusal),
    );
  }

  @NeedsStepUp()
  @Get('recovery-codes')
  renewForm(
    @CurrentSubject() { userId }: Subject,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.sendPasswordStep('renew-codes', userId, language, reply);
  }

  @NeedsStepUp()
  @Post('recovery-codes')
  renew(
    @CurrentSubject() caller: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const password = await this.steps.passwordOf(fields);
        const { codes, tokens } = await this.renewRecoveryCodes.execute(caller, password, client);
        await this.cookies.begin(reply, tokens, client);
        return recoveryCodesPage(codes, language);
      },
      (refusal) => this.steps.page('renew-codes', caller.userId, language, refusal),
    );
  }

  private async sendPasswordStep(
    step: PasswordStep,
    userId: number,
    language: Language,
    reply: FastifyReply,
  ): Promise<string> {
    return this.pages.send(reply, await this.steps.page(step, userId, language));
  }

  /** Shows the QR code again. The form contains the secret; the server stores it encrypted and only checks codes with it. */
  private offeredApp(
    fields: FormFields,
    userId: number,
    language: Language,
    refusal: FormRefusal,
  ): HtmlPage | Promise<HtmlPage> {
    const [secret, uri] = [textOf(fields, 'secret'), textOf(fields, 'uri')];
    const isWhole = /^[A-Z2-7]{16,64}$/.test(secret) && /^otpauth:\/\/totp\/[\x21-\x7e]{1,500}$/.test(uri);
    if (isWhole && refusal.code !== 'second_factor.nothing_to_confirm') {
      return authenticatorPage({ secret, uri, refusal }, language);
    }
    return this.steps.page('add-app', userId, language, refusal);
  }
}
