/** The page of an invitation, the target of its mailed link. Opening it accepts nothing; submitting its form does. */
import { BrowserSessions, CurrentClient, CurrentLanguage, Public, SessionCookies } from '#auth/http';
import { PasswordRequirements } from '#auth/password';
import type { Client } from '#auth/security-event';
import { CodedError, type Language } from '#errors';
import { AcceptInvitation, DeclineInvitation, fieldsToEnter, FindInvitation } from '#organisation';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { profileChangesOf } from '../account/change-profile.dto.js';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { PageRenderer, refusalOf } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { acceptedPage, declineByCode, declinedPage, invitationPage, refusedPage } from './invitation-page.js';
import { AcceptInvitationDto } from './invitation-requests.dto.js';
import { personOf } from './invited-person.controller.js';

@Public()
@PageRoutes()
@Controller('account/invitation')
export class InvitationPageController {
  constructor(
    private readonly findInvitation: FindInvitation,
    private readonly acceptInvitation: AcceptInvitation,
    private readonly declineInvitation: DeclineInvitation,
    private readonly browserSessions: BrowserSessions,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly requirements: PasswordRequirements,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  form(
    @Query() query: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const code = textOf(query, 'code');
    return this.pages.sendForm(reply, {
      form: async () => {
        const userId = await this.browserSessions.userOf(request);
        const actor = userId === undefined ? undefined : personOf(userId);
        // Programs that only check the link send HEAD.
        const read = { code, isOpening: request.method === 'GET' };
        const offered = await this.findInvitation.execute(read, actor, client);
        return invitationPage({ offered, code, requirements: this.requirements }, language);
      },
      refused: (error) => refusedPage(error, language, declineByCode(code)),
    });
  }

  @Post()
  async accept(
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const code = textOf(fields, 'code');
    const userId = await this.browserSessions.currentUser(request, client);
    const actor = userId === undefined ? undefined : personOf(userId);
    try {
      const body = await this.validation.check(AcceptInvitationDto, bodyOf(fields));
      const { password, profile } = body;
      const given = { code, password: password ?? undefined, profile: profile && profileChangesOf(profile) };
      const acceptance = await this.acceptInvitation.execute(given, actor, client);
      if (acceptance.device) this.cookies.remember(reply, acceptance.device);
      void reply.code(200);
      return this.pages.send(reply, acceptedPage(acceptance, language));
    } catch (error) {
      if (!(error instanceof CodedError) || error.httpStatus >= 500) throw error;
      if (error.code !== 'request.invalid_fields')
        return this.pages.sendRefusal(reply, error, refusedPage(error, language, declineByCode(code)));
      const refusal = refusalOf(error, language);
      return this.pages.sendForm(reply.code(error.httpStatus), {
        form: async () => {
          const offered = await this.findInvitation.execute({ code }, actor, client);
          return invitationPage(
            { offered, code, requirements: this.requirements, fields, refusal },
            language,
          );
        },
        refused: (refused) => refusedPage(refused, language, declineByCode(code)),
      });
    }
  }

  @Post('decline')
  async decline(
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const code = textOf(fields, 'code');
    return this.pages.submit(
      reply,
      language,
      async () => {
        await this.declineInvitation.execute(code, client);
        return declinedPage(language);
      },
      (refusal) => refusedPage(new CodedError(refusal.code), language, declineByCode(code)),
    );
  }
}

/** The body of the API's route. Empty fields are left out: a form sends them all. */
function bodyOf(fields: FormFields): FormFields {
  const names = [...fieldsToEnter('worker'), ...fieldsToEnter('company')];
  const entries = names.map((name) => [name, fields[`profile.${name}`]] as const);
  const profile = Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
  const password = textOf(fields, 'password');
  return { code: fields['code'], profile, ...(password !== '' && { password }) };
}
