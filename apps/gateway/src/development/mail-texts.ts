/** The words of the mailbox and of the preview of templates. */
import type { Translated } from '#errors';

export interface MailTexts {
  readonly mailbox: string;
  readonly empty: string;
  readonly openLink: string;
  readonly templates: string;
  readonly templatesText: string;
  readonly faults: string;
  readonly recipient: string;
  readonly arrived: string;
  readonly template: string;
  readonly mailLanguage: string;
  readonly examples: string;
  readonly html: string;
  readonly text: string;
  readonly languages: Translated<string>;
}

const languages: Translated<string> = { en: 'English', ru: 'Русский' };

export const mailTexts: Translated<MailTexts> = {
  en: {
    mailbox: 'Mailbox',
    empty: 'No mail yet. Register an account, then reload this page.',
    openLink: 'Open the link',
    templates: 'Templates of mails',
    templatesText: 'Every mail in both languages, with example values.',
    faults: 'These files are not used; mails have the built-in templates instead.',
    recipient: 'Recipient',
    arrived: 'Arrived',
    template: 'Template',
    mailLanguage: 'Language',
    examples: 'Examples',
    html: 'HTML part',
    text: 'Text part',
    languages,
  },
  ru: {
    mailbox: 'Почтовый ящик',
    empty: 'Писем пока нет. Зарегистрируйтесь и обновите страницу.',
    openLink: 'Открыть ссылку',
    templates: 'Шаблоны писем',
    templatesText: 'Каждое письмо на обоих языках, с примерами значений.',
    faults: 'Эти файлы не используются, вместо них действуют встроенные шаблоны.',
    recipient: 'Получатель',
    arrived: 'Пришло',
    template: 'Шаблон',
    mailLanguage: 'Язык',
    examples: 'Примеры',
    html: 'HTML-часть',
    text: 'Текстовая часть',
    languages,
  },
};
