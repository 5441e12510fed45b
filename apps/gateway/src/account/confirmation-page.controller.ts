/** The page that asks for another mail with the link that confirms a registration. */
import { CurrentClient, CurrentLanguage, Public } from '#auth/http';
import { RequestActivation } from '#auth/registration';
import type { Client } from '#auth/security-event';
import type { Language } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { type MailRequest, mailRequestForm, mailRequestPage } from '../page/mail-request-page.js';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { RequestActivationDto } from './confirm-registration.dto.js';

const mail: MailRequest = {
  path: '/account/confirmation',
  texts: {
    ru: {
      title: 'Подтверждение регистрации',
      intro:
        'Укажите адрес почты, с которым вы регистрировались. Если регистрация ещё не подтверждена, мы пришлём новую ссылку.',
      sent: 'Если регистрация с таким адресом ждёт подтверждения, письмо с новой ссылкой придёт в течение нескольких минут. Если его нет, загляните в спам. Если вы уже подтвердили регистрацию, письмо не придёт: просто войдите.',
    },
    en: {
      title: 'Confirm your registration',
      intro: 'Enter the email you registered with. If it still has to be confirmed, we send a new link.',
      sent: 'If a registration with this email waits for its confirmation, a mail with a new link arrives within minutes. If it does not, look into the spam folder. If you have already confirmed, no mail arrives: just log in.',
    },
  },
};

@Public()
@PageRoutes()
@Controller('account/confirmation')
export class ConfirmationPageController {
  constructor(
    private readonly requestActivation: RequestActivation,
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

  /** Answers the same whether a registration waits for its confirmation or not. */
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
        const request = await this.validation.check(RequestActivationDto, { email });
        await this.requestActivation.execute(request.email, client);
        return `${mail.path}?sent`;
      },
      (refusal) => mailRequestForm(mail, { email, refusal }, language),
    );
  }
}
