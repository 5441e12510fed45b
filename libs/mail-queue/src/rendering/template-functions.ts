/**
 * The Handlebars helpers of mail templates. `{{#layout}}` and `{{#layoutText}}` put the brand around the content of a part,
 * `{{button}}` shows a link as a button with the address below. Styles are inline, because mail clients ignore style sheets.
 */
import type { BrandSettings } from '#config';
import { zonedMomentText } from '#display';
import type { Language, Translated } from '#errors';
import Handlebars from 'handlebars';
import { webLink } from './web-link.js';
import { wrapLines } from './wrap-lines.js';

/** What `MailTemplates` adds to the parameters of a mail, under the name `frame`. */
export interface MailFrame {
  readonly language: Language;
  readonly subject: string;
  readonly brand: string;
  readonly footer: string;
  /** Undefined without `SUPPORT_ADDRESS`. */
  readonly support: string | undefined;
  readonly accents: BrandSettings['accents'];
  /** Of the tz database. */
  readonly timeZone: string;
}

/** Renders the template file of a helper. */
export type RenderFile = (
  file: 'layout.html.hbs' | 'layout.text.hbs' | 'button.html.hbs',
  values: object,
) => string;

/** For templates of mails. */
export const functionNames = ['layout', 'layoutText', 'button', 'when', 'webLink'] as const;

type Options = Handlebars.HelperOptions;

const belowButton: Translated<string> = {
  en: 'If the button does not work, open this address:',
  ru: 'Если кнопка не работает, откройте этот адрес:',
};

const help: Translated<string> = { en: 'Help', ru: 'Помощь' };

const frameOf = ({ data }: Options): MailFrame => (data.root as { readonly frame: MailFrame }).frame;

/** The helpers of one set of templates. */
export function templateFunctions(
  render: RenderFile,
): Record<(typeof functionNames)[number], Handlebars.HelperDelegate> {
  /** `{{#layout "The first words that mail programs show in their lists"}}…{{/layout}}` */
  function layout(this: unknown, preheader: string, options: Options): Handlebars.SafeString {
    const frame = frameOf(options);
    const content = options.fn(this);
    const support = frame.support ?? false;
    const values = { ...frame, support, help: help[frame.language], preheader, content };
    return new Handlebars.SafeString(render('layout.html.hbs', values));
  }

  /** `{{#layoutText}}…{{/layoutText}}`: also breaks long lines. */
  function layoutText(this: unknown, options: Options): string {
    const frame = frameOf(options);
    const content = options.fn(this).trim();
    const support = frame.support?.replace(/^mailto:/, '') ?? false;
    const values = { ...frame, support, help: help[frame.language], content };
    return `${wrapLines(render('layout.text.hbs', values).trimEnd())}\n`;
  }

  /** `{{button link "Words"}}` */
  function button(link: string, words: string, options: Options): Handlebars.SafeString {
    const { accents, language } = frameOf(options);
    const { accent, text } = accents.light;
    const values = { address: webLink(link), words, accent, text, below: belowButton[language] };
    return new Handlebars.SafeString(render('button.html.hbs', values));
  }

  /** `{{when time}}`: `27 November 2026 at 08:00 (GMT+3)`. */
  function when(time: string, options: Options): string {
    const { language, timeZone } = frameOf(options);
    return zonedMomentText(new Date(time), language, timeZone);
  }

  return { layout, layoutText, button, when, webLink };
}
