/** The page on which users export their data or erase their account. */
import type { UserActor } from '#auth/authorization';
import type { Subject } from '#auth/contract';
import { EraseOwnAccount, ReadOwnAccount } from '#auth/account';
import {
  CallableBy,
  CurrentActor,
  CurrentClient,
  CurrentLanguage,
  CurrentSubject,
  NeedsStepUp,
  Public,
  SessionCookies,
} from '#auth/http';
import { ExportAccount } from '#account-export';
import type { Client } from '#auth/security-event';
import { CodedError, type Language, type Translated } from '#errors';
import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FormFields, FormValidation } from '../page/form-fields.js';
import { explanationPage, type HtmlPage } from '../page/page.js';
import { type FormRefusal, PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { accountPage } from '../page/panel.js';
import { CurrentPasswordDto } from './current-password.dto.js';

const texts: Translated<
  Readonly<
    Record<
      | 'title'
      | 'exportTitle'
      | 'exportText'
      | 'download'
      | 'eraseTitle'
      | 'eraseText'
      | 'password'
      | 'erase'
      | 'erasedTitle'
      | 'erased',
      string
    >
  >
> = {
  ru: {
    title: 'Мои данные',
    exportTitle: 'Скачать данные',
    exportText: 'Файл со всем, что здесь хранится о вас: профиль, права, сеансы, события.',
    download: 'Скачать',
    eraseTitle: 'Удалить учётную запись',
    eraseText:
      'Учётная запись и всё, что с ней связано, удаляются навсегда. Войти или восстановить её будет нельзя. На прощание придёт одно письмо.',
    password: 'Текущий пароль',
    erase: 'Удалить навсегда',
    erasedTitle: 'Учётная запись удалена',
    erased: 'Ваших данных здесь больше нет. Подтверждение пришло на почту.',
  },
  en: {
    title: 'My data',
    exportTitle: 'Download your data',
    exportText:
      'A file with everything that is stored about you here: profile, permissions, sessions, events.',
    download: 'Download',
    eraseTitle: 'Erase the account',
    eraseText:
      'The account and everything that belongs to it is erased for good. You cannot log in to it or restore it. A last mail confirms it.',
    password: 'Current password',
    erase: 'Erase for good',
    erasedTitle: 'Your account is erased',
    erased: 'Nothing about you is stored here any more. A mail confirms it.',
  },
};

@CallableBy('user')
@PageRoutes()
@Controller('account/privacy')
export class PrivacyPageController {
  constructor(
    private readonly readOwnAccount: ReadOwnAccount,
    private readonly exportAccount: ExportAccount,
    private readonly eraseOwnAccount: EraseOwnAccount,
    private readonly cookies: SessionCookies,
    private readonly validation: FormValidation,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @CurrentSubject() { userId }: Subject,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { email } = await this.readOwnAccount.execute(userId);
    return this.pages.send(reply, privacyPage(email, language));
  }

  @NeedsStepUp()
  @Get('export')
  async export(
    @CurrentActor() actor: UserActor,
    @CurrentClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const document = await this.exportAccount.execute(actor, client);
    void reply
      .type('application/json; charset=utf-8')
      .header('Content-Disposition', `attachment; filename="account-${actor.userId}.json"`);
    return document;
  }

  @NeedsStepUp()
  @Post('erase')
  async erase(
    @CurrentActor() actor: UserActor,
    @Body() fields: FormFields,
    @CurrentClient() client: Client,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.pages.submit(
      reply,
      language,
      async () => {
        const { current_password } = fields;
        const checked = await this.validation.check(CurrentPasswordDto, { current_password });
        try {
          await this.eraseOwnAccount.execute(actor, checked.current_password, client);
        } catch (error) {
          // The form was sent twice, and its first request has erased the account.
          if (!(error instanceof CodedError) || error.code !== 'resource.not_found') throw error;
        }
        this.cookies.clear(reply);
        return '/account/erased';
      },
      async (refusal) => {
        const { email } = await this.readOwnAccount.execute(actor.userId);
        return privacyPage(email, language, refusal);
      },
    );
  }
}

function privacyPage(email: string, language: Language, refusal?: FormRefusal): HtmlPage {
  const words = texts[language];
  return accountPage(
    {
      title: words.title,
      section: 'privacy',
      problem: refusal?.problem,
      panels: [
        {
          heading: words.exportTitle,
          text: words.exportText,
          links: [{ path: '/account/privacy/export', label: words.download }],
        },
        {
          heading: words.eraseTitle,
          text: words.eraseText,
          isDangerous: true,
          form: {
            action: '/account/privacy/erase',
            username: email,
            fields: [
              {
                name: 'current_password',
                label: words.password,
                type: 'password',
                autocomplete: 'current-password',
              },
            ],
            button: words.erase,
            tone: 'danger',
          },
          errors: refusal?.errors,
        },
      ],
    },
    language,
  );
}

/** Where the browser is sent after its account is gone. */
@Public()
@PageRoutes()
@Controller('account/erased')
export class ErasedPageController {
  constructor(private readonly pages: PageRenderer) {}

  @Get()
  show(@CurrentLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.pages.send(reply, erasedPage(language));
  }
}

function erasedPage(language: Language): HtmlPage {
  const { erasedTitle, erased } = texts[language];
  return explanationPage(erasedTitle, { text: erased, tone: 'success' }, language);
}
