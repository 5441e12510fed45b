/**
 * The Handlebars helpers of mail templates: `{{#layout}}` puts the brand around the text of an HTML mail, `{{button}}` shows its
 * link as a button with the address below. Styles are inline, because mail clients ignore style sheets.
 */
import { readFileSync } from 'node:fs';
import type { BrandSettings } from '#config';
import type { Language, Translated } from '#errors';
import Handlebars from 'handlebars';
import { webLink } from './web-link.js';

/** What `MailSender` adds to the parameters of a mail, under the name `frame`. */
export interface MailFrame {
  readonly language: Language;
  readonly subject: string;
  readonly brand: string;
  readonly footer: string;
  /** Undefined without `SUPPORT_ADDRESS`. */
  readonly support: string | undefined;
  readonly accents: BrandSettings['accents'];
}

interface Root {
  readonly frame: MailFrame;
}

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const layoutTemplate = Handlebars.compile<object>(read('./layout.hbs'), { strict: true });
const buttonTemplate = Handlebars.compile<object>(read('./button.hbs'), { strict: true });

const belowButton: Translated<string> = {
  en: 'If the button does not work, open this address:',
  ru: 'Если кнопка не работает, откройте этот адрес:',
};

const help: Translated<string> = { en: 'Help', ru: 'Помощь' };

/** `{{#layout "The first words that mail programs show in their lists"}}…{{/layout}}` */
function layout(this: unknown, preheader: string, options: Handlebars.HelperOptions): Handlebars.SafeString {
  const { frame } = options.data.root as Root;
  const content = options.fn(this);
  const support = frame.support ?? false;
  const html = layoutTemplate({ ...frame, support, help: help[frame.language], preheader, content });
  return new Handlebars.SafeString(html);
}

/** `{{button link "Words"}}` */
function button(link: string, words: string, options: Handlebars.HelperOptions): Handlebars.SafeString {
  const { frame } = options.data.root as Root;
  const { accent, text } = frame.accents.light;
  const address = webLink(link);
  const html = buttonTemplate({ address, words, accent, text, below: belowButton[frame.language] });
  return new Handlebars.SafeString(html);
}

export const mailFunctions = { webLink, layout, button };
