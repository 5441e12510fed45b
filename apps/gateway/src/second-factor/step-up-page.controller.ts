/** The page on which people confirm their second factor again before sensitive changes. */
import type { Subject } from '#auth/contract';
import { CallableBy, CurrentClient, CurrentLanguage, CurrentSubject, SessionCookies } from '#auth/http';
import { ListFactors, methodsOf, StepUp } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import { type FormRefusal, PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { ReturnAddresses } from '../page/return-addresses.js';
import { factorPage, methodOf, presentedFields } from './factor-form.js';
import { factorOf, PresentFactorDto } from './second-factor-requests.dto.js';

const stepUpPath = '/account/step-up';
const passkeyOptions = '/api/v1/me/step-up/passkey-options/';

@CallableBy('user')
@PageRoutes()
@Controller('account')
export class StepUpPageController {
  constructor(
    private readonly stepUp: StepUp,
    private readonly listFactors: ListFactors,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly addresses: ReturnAddresses,
    private readonly pages: PageRenderer,
  ) {}

  @Get('step-up')
  async form(
    @CurrentSubject() caller: Subject,
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.send(reply, await this.page(caller, query, language));
  }

  @Post('step-up')
  confirm(
    @CurrentSubject() caller: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { returnTo } = this.addresses.read(fields);
    return this.pages.submit(
      reply,
      language,
      async () => {
        const presented = await this.validation.check(PresentFactorDto, presentedFields(fields));
        const tokens = await this.stepUp.execute(caller, factorOf(presented), client);
        await this.cookies.begin(reply, tokens, client);
        return this.addresses.resolve(returnTo);
      },
      (refusal) => this.page(caller, fields, language, refusal),
    );
  }

  private async page(
    { userId }: Subject,
    fields: FormFields,
    language: Language,
    refusal?: FormRefusal,
  ): Promise<HtmlPage> {
    const methods = methodsOf(await this.listFactors.execute(userId));
    const method = methodOf(fields);
    const { returnTo, formTarget } = this.addresses.read(fields);
    const factor = { path: stepUpPath, passkeyOptions, methods, method, returnTo, formTarget };
    return factorPage({ ...factor, ...(refusal && { refusal }) }, language);
  }
}
