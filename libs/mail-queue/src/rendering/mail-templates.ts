/** Renders mails with Handlebars. */
import { readdirSync, readFileSync } from 'node:fs';
import type { AccountSettings, BrandSettings } from '#config';
import type { Language } from '#errors';
import Handlebars from 'handlebars';
import type { MailTemplate } from '../outbox/outbox-mail.entity.js';
import type { MailParameters } from '../outbox/sealed-parameters.js';
import { type MailFrame, templateFunctions } from './template-functions.js';
import { subjects } from './subjects.js';

/** File name → template. */
export type TemplateSources = ReadonlyMap<string, string>;

export interface MailKind {
  readonly template: MailTemplate;
  readonly language: Language;
}

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What mails show of the settings. */
export interface MailLook {
  readonly brand: Pick<BrandSettings, 'name' | 'mailFooter' | 'supportLink' | 'accents'>;
  readonly account: Pick<AccountSettings, 'timeZone'>;
}

const folder = new URL('../templates/', import.meta.url);

/** The templates of this library, read when it is loaded. */
export const builtInTemplates: TemplateSources = new Map(
  readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]),
);

export class MailTemplates {
  private readonly handlebars = Handlebars.create();
  private readonly compiled = new Map<string, HandlebarsTemplateDelegate<object>>();

  constructor(
    private readonly look: MailLook,
    private readonly sources: TemplateSources = builtInTemplates,
  ) {
    this.handlebars.registerHelper(templateFunctions((file, values) => this.renderFile(file, values)));
  }

  /** @throws Error if a parameter that the template uses is missing; `UnsendableMail` for a link that is no web address */
  render({ template, language }: MailKind, parameters: MailParameters): RenderedMail {
    const frame = this.frameOf({ template, language });
    const part = (name: 'html' | 'text') =>
      this.renderFile(`${template}.${language}.${name}.hbs`, { ...parameters, frame });
    return { subject: frame.subject, html: part('html'), text: part('text') };
  }

  private renderFile(file: string, values: object): string {
    let render = this.compiled.get(file);
    if (!render) {
      // Strict: a missing parameter is an error, not a hole in the text.
      const options = { strict: true, noEscape: file.endsWith('.text.hbs') };
      render = this.handlebars.compile<object>(this.sources.get(file) ?? '', options);
      this.compiled.set(file, render);
    }
    return render(values);
  }

  private frameOf({ template, language }: MailKind): MailFrame {
    const { name, mailFooter, supportLink, accents } = this.look.brand;
    const { timeZone } = this.look.account;
    const subject = subjects[template][language];
    return { language, subject, brand: name, footer: mailFooter, support: supportLink, accents, timeZone };
  }
}
