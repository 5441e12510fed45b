/** The page that asks for a mail with which a new password is set. */
import { RequestPasswordReset } from '#auth/account';
import { CurrentClient, CurrentLanguage, Public } from '#auth/http';
import type { Client } from '#auth/security-event';
import type { Language, Translated } from '#errors';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { formPage } from '../page/form-page.js';
import { type FormFields, FormValidation, textOf } from '../page/form-fields.js';
import { explanationPage, type HtmlPage } from '../page/page.js';
import { type FormRefusal, PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { RequestPasswordResetDto } from './password-requests.dto.js';

const texts: Translated<
  Readonly<Record<'title' | 'intro' | 'email' | 'button' | 'logIn' | 'sentTitle' | 'sent', string>>
> = {
  ru: {
    title: 'Новый пароль',
    intro: 'Укажите адрес почты учётной записи. Мы пришлём ссылку, по которой задают новый пароль.',
    email: 'Электронная почта',
    button: 'Прислать ссылку',
    logIn: 'Вернуться ко входу',
    sentTitle: 'Проверьте почту',
    sent: 'Если учётная запись с таким адресом есть, письмо со ссылкой придёт в течение нескольких минут. Если его нет, загляните в спам.',
  },
  en: {
    title: 'New password',
    intro: 'Enter the email of your account. We send a link with which you set a new password.',
    email: 'Email',
    button: 'Send the link',
    logIn: 'Back to login',
    sentTitle: 'Check your mail',
    sent: 'If there is an account with this email, a mail with a link arrives within minutes. If it does not, look into the spam folder.',
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
    return this.pages.send(reply, 'sent' in query ? sentPage(language) : requestPage('', language));
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
        return '/account/forgotten-password?sent';
      },
      (refusal) => requestPage(email, language, refusal),
    );
  }
}

function requestPage(email: string, language: Language, refusal?: FormRefusal): HtmlPage {
  const { title, intro, email: label, button, logIn } = texts[language];
  return formPage(
    {
      title,
      intro,
      form: {
        action: '/account/forgotten-password',
        fields: [
          { name: 'email', label, type: 'email', value: email, autocomplete: 'email', inputMode: 'email' },
        ],
        button,
      },
      problem: refusal?.problem,
      errors: refusal?.errors,
      links: [{ path: '/account/login', label: logIn }],
    },
    language,
  );
}

function sentPage(language: Language): HtmlPage {
  const { sentTitle, sent, logIn } = texts[language];
  const next = { label: logIn, path: '/account/login' };
  return explanationPage(sentTitle, { text: sent, tone: 'success', next }, language);
}
