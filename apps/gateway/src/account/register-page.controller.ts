/** The page that registers an account, by the same use case and the same rules as `POST /api/v1/register/`. */
import { CurrentClient, CurrentLanguage, Public, RegistrationCookie } from '#auth/http';
import { PasswordRequirements } from '#auth/password';
import { RegisterAccount } from '#auth/registration';
import type { Client } from '#auth/security-event';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { profileInput } from './profile.transform.js';
import {
  profileFields,
  type ProfileType,
  profileTypeOf,
  registerChoicePage,
  registeredPage,
  registerPage,
} from './register-page.js';
import { RegisterDto } from './register.dto.js';

@Public()
@PageRoutes()
@Controller('account/register')
export class RegisterPageController {
  constructor(
    private readonly registerAccount: RegisterAccount,
    private readonly registrationCookie: RegistrationCookie,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
    private readonly requirements: PasswordRequirements,
  ) {}

  @Get()
  form(
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    if ('sent' in query) return this.pages.send(reply, registeredPage(language));
    const type = profileTypeOf(textOf(query, 'type'));
    const { requirements } = this;
    const page = type
      ? registerPage({ type, fields: {}, requirements }, language)
      : registerChoicePage(language);
    return this.pages.send(reply, page);
  }

  @Post()
  async submit(
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const type = profileTypeOf(textOf(fields, 'type'));
    if (!type) return this.pages.redirect(reply, '/account/register');
    const { requirements } = this;
    return this.pages.submit(
      reply,
      language,
      async () => {
        const body = await this.validation.check(RegisterDto, bodyOf(type, fields));
        const { email, password, profile } = body;
        const registration = { email, password, profile: profileInput(profile), language };
        const proof = await this.registerAccount.execute(registration, client);
        if (proof) this.registrationCookie.set(reply, proof);
        return '/account/register?sent';
      },
      (refusal) => registerPage({ type, fields, requirements, refusal }, language),
    );
  }
}

/** The body of the API's route. Empty fields are left out: a form sends them all. */
function bodyOf(type: ProfileType, fields: FormFields): FormFields {
  const named = profileFields[type].map((name) => [name, fields[`profile.${name}`]] as const);
  const profile = Object.fromEntries(named.filter(([, value]) => value !== undefined && value !== ''));
  return { email: fields['email'], password: fields['password'], profile: { ...profile, type } };
}
