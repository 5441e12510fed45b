/** Shows every mail in both languages with example values, in development only. Files of `MAIL_TEMPLATES_FOLDER` are read at each request. */
import { CurrentLanguage, Public } from '#auth/http';
import { AccountSettings, BrandSettings, MailSettings } from '#config';
import { CodedError, type Language, languages } from '#errors';
import { exampleParameters, loadTemplates, type MailTemplate, type RenderedMail } from '#mail-queue';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../page/page-renderer.js';
import { PageRoutes } from '../page/page-routes.js';
import { mailPage, sendMailDocument } from './mail-page.js';
import { mailTexts } from './mail-texts.js';
import { templatesPage } from './templates-page.js';

interface Preview {
  readonly template: MailTemplate;
  readonly language: Language;
  /** Index in `exampleParameters`. */
  readonly example: number;
}

@Public()
@PageRoutes()
@Controller('dev/mail/templates')
export class MailTemplatesController {
  constructor(
    private readonly settings: MailSettings,
    private readonly brand: BrandSettings,
    private readonly account: AccountSettings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  list(@CurrentLanguage() language: Language, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.pages.send(reply, templatesPage(this.load().faults, language));
  }

  @Get(':template')
  preview(
    @Param('template') template: string,
    @Query() query: Record<string, unknown>,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const preview = previewOf(template, query, language);
    const texts = mailTexts[language];
    const facts = [
      { term: texts.template, value: preview.template },
      { term: texts.mailLanguage, value: texts.languages[preview.language] },
    ];
    const examples = exampleParameters[preview.template];
    const links = examples.map((_, example) => ({
      path: pathOf({ ...preview, example }),
      label: String(example + 1),
      isCurrent: example === preview.example,
    }));
    const shown = {
      mail: this.render(preview),
      facts,
      htmlPath: pathOf(preview, '/html'),
      links: examples.length > 1 ? links : [],
      back: { path: '/dev/mail/templates', label: texts.templates },
    };
    return this.pages.send(reply, mailPage(shown, language));
  }

  @Get(':template/html')
  html(
    @Param('template') template: string,
    @Query() query: Record<string, unknown>,
    @CurrentLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return sendMailDocument(reply, this.render(previewOf(template, query, language)).html);
  }

  private load() {
    return loadTemplates(this.settings.templatesFolder, { brand: this.brand, account: this.account });
  }

  private render({ template, language, example }: Preview): RenderedMail {
    return this.load().templates.render({ template, language }, exampleParameters[template][example]!);
  }
}

/** @throws CodedError `resource.not_found` */
function previewOf(template: string, query: Record<string, unknown>, language: Language): Preview {
  const asked = languages.find((known) => known === query['language']);
  const example = Number(query['example'] ?? 0);
  if (!Object.hasOwn(exampleParameters, template) || !exampleParameters[template as MailTemplate][example]) {
    throw new CodedError('resource.not_found');
  }
  return { template: template as MailTemplate, language: asked ?? language, example };
}

const pathOf = ({ template, language, example }: Preview, below = '') =>
  `/dev/mail/templates/${template}${below}?language=${language}&example=${example}`;
