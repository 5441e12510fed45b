/** Pages on which people add, rename and remove passkeys. */
import { ReadOwnAccount } from '#auth/account';
import type { Subject } from '#auth/contract';
import {
  CallableBy,
  CurrentClient,
  CurrentLanguage,
  CurrentSubject,
  NeedsStepUp,
  SessionCookies,
} from '#auth/http';
import {
  BeginPasskey,
  ListFactors,
  RegisterPasskey,
  RemovePasskey,
  RenamePasskey,
} from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import { deviceName } from '#display';
import { CodedError, type Language } from '#errors';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { UuidPipe } from '../resource/path-ids.js';
import { recoveryCodesPage } from './authenticator-page.js';
import { createPasskeyPage, passkeyPage, type ShownPasskey } from './passkey-page.js';
import { PasswordSteps } from './password-steps.js';
import { RegisterPasskeyDto, registrationOf, RenamePasskeyDto } from './second-factor-requests.dto.js';

@CallableBy('user')
@PageRoutes()
@Controller('account/security/passkeys')
export class PasskeyPageController {
  constructor(
    private readonly readOwnAccount: ReadOwnAccount,
    private readonly steps: PasswordSteps,
    private readonly listFactors: ListFactors,
    private readonly beginPasskey: BeginPasskey,
    private readonly registerPasskey: RegisterPasskey,
    private readonly renamePasskey: RenamePasskey,
    private readonly removePasskey: RemovePasskey,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
  ) {}

  @NeedsStepUp()
  @Get('add')
  async addForm(
    @CurrentSubject() { userId }: Subject,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.send(reply, await this.steps.page('add-passkey', userId, language));
  }

  /** Shows the form with the options for the browser. Their challenge belongs to the session. */
  @NeedsStepUp()
  @Post('add')
  begin(
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
        const options = await this.beginPasskey.execute(caller, await this.steps.passwordOf(fields), client);
        return createPasskeyPage(options, deviceName(client.device, language).name, language);
      },
      (refusal) => this.steps.page('add-passkey', caller.userId, language, refusal),
    );
  }

  /** A refused passkey begins again with the password, because its challenge is spent. */
  @Post('register')
  register(
    @CurrentSubject() caller: Subject,
    @Body() { name, response }: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const registration = registrationOf(
          await this.validation.check(RegisterPasskeyDto, { name, response }),
        );
        const { recoveryCodes, tokens } = await this.registerPasskey.execute(caller, registration, client);
        await this.cookies.begin(reply, tokens, client);
        return recoveryCodes
          ? recoveryCodesPage(recoveryCodes, language)
          : '/account/security?done=passkey-added';
      },
      (refusal) => this.steps.page('add-passkey', caller.userId, language, refusal),
    );
  }

  @NeedsStepUp()
  @Get(':id')
  async show(
    @CurrentSubject() { userId }: Subject,
    @Param('id', UuidPipe) id: string,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.send(reply, await this.pageOf(id, userId, language));
  }

  @Post(':id')
  rename(
    @CurrentSubject() { userId }: Subject,
    @Param('id', UuidPipe) id: string,
    @Body() { name }: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const renamed = await this.validation.check(RenamePasskeyDto, { name });
        await this.renamePasskey.execute(userId, id, renamed.name);
        return '/account/security?done=passkey-renamed';
      },
      (refusal) => this.pageOf(id, userId, language, { refusal, refused: 'rename' }),
    );
  }

  @NeedsStepUp()
  @Post(':id/remove')
  remove(
    @CurrentSubject() caller: Subject,
    @Param('id', UuidPipe) passkeyId: string,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const removed = { passkeyId, password: await this.steps.passwordOf(fields) };
        const tokens = await this.removePasskey.execute(caller, removed, client);
        await this.cookies.begin(reply, tokens, client);
        return '/account/security?done=passkey-removed';
      },
      (refusal) => this.pageOf(passkeyId, caller.userId, language, { refusal, refused: 'remove' }),
    );
  }

  /** @throws CodedError `resource.not_found` */
  private async pageOf(
    id: string,
    userId: number,
    language: Language,
    refused?: Pick<ShownPasskey, 'refusal' | 'refused'>,
  ): Promise<HtmlPage> {
    const { email } = await this.readOwnAccount.execute(userId);
    const { passkeys } = await this.listFactors.execute(userId);
    const passkey = passkeys.find((each) => each.id === id);
    if (!passkey) throw new CodedError('resource.not_found');
    return passkeyPage({ id, name: passkey.name, email, ...refused }, language);
  }
}
