/** The page that asks for a mail with which a new password is set. */
import { RequestPasswordReset } from '#auth/account';
import { CurrentClient, CurrentLanguage, Public } from '#auth/http';
import type { Client } from '#auth/security-event';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { type MailRequest, mailRequestForm, mailRequestPage } from '../page/mail-request-page.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { RequestPasswordResetDto } from './password-requests.dto.js';

const mail: MailRequest = {
  path: '/account/forgotten-password',
  texts: {
    ru: {
      title: 'Новый пароль',
      intro: 'Укажите адрес почты учётной записи. Мы пришлём ссылку, по которой задают новый пароль.',
      sent: 'Если учётная запись с таким адресом есть, письмо со ссылкой придёт в течение нескольких минут. Если его нет, загляните в спам.',
    },
    en: {
      title: 'New password',
      intro: 'Enter the email of your account. We send a link with which you set a new password.',
      sent: 'If there is an account with this email, a mail with a link arrives within minutes. If it does not, look into the spam folder.',
    },
  },
};

@Public()
@PageRoutes()
@Controller('account/forgotten-password')
export class ForgottenPasswordPageController {
  constructor(
    private readonly requestPasswordReset: RequestPasswordReset,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  form(
    @Query() query: FormFields,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.pages.send(reply, mailRequestPage(mail, query, language));
  }

  /** Answers the same whether the account exists or not. */
  @Post()
  submit(
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const email = textOf(fields, 'email');
    return this.pages.submit(
      reply,
      language,
      async () => {
        const request = await this.validation.check(RequestPasswordResetDto, { email });
        await this.requestPasswordReset.execute(request.email, client);
        return `${mail.path}?sent`;
      },
      (refusal) => mailRequestForm(mail, { email, refusal }, language),
    );
  }
}
