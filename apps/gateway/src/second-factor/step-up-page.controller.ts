/** The page on which people confirm their second factor again before sensitive changes. */
import type { Subject } from '#auth/contract';
import { CallableBy, CurrentClient, CurrentLanguage, CurrentSubject, SessionCookies } from '#auth/http';
import { StepUp } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { ReturnAddresses } from '../page/return-addresses.js';
import { factorPage, presentedCode } from '../session/log-in-page.js';
import { factorOf, PresentFactorDto } from './second-factor-requests.dto.js';

const stepUpPath = '/account/step-up';

@CallableBy('user')
@PageRoutes()
@Controller('account')
export class StepUpPageController {
  constructor(
    private readonly stepUp: StepUp,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly addresses: ReturnAddresses,
    private readonly pages: PageRenderer,
  ) {}

  @Get('step-up')
  form(
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const { returnTo, formTarget } = this.addresses.read(query);
    const shown = { path: stepUpPath, method: presentedCode(query).method, returnTo, formTarget };
    return this.pages.send(reply, factorPage(shown, language));
  }

  @Post('step-up')
  confirm(
    @CurrentSubject() caller: Subject,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { returnTo, formTarget } = this.addresses.read(fields);
    const { method, code } = presentedCode(fields);
    return this.pages.submit(
      reply,
      language,
      async () => {
        const presented = await this.validation.check(PresentFactorDto, { method, code });
        const tokens = await this.stepUp.execute(caller, factorOf(presented), client);
        await this.cookies.begin(reply, tokens, client);
        return this.addresses.resolve(returnTo);
      },
      (refusal) => factorPage({ path: stepUpPath, method, returnTo, formTarget, refusal }, language),
    );
  }
}
