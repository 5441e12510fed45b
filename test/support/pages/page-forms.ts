/** The forms of a page, for tests that send them without a browser. */
import type { Answer, Browser } from '../http/browser.js';

export interface PageForm {
  /** Path below the gateway. */
  readonly action: string;
  /** The values that the page fills in. */
  readonly hidden: Readonly<Record<string, string>>;
  /** The names of the fields to fill in. */
  readonly asks: readonly string[];
}

/** What browsers send when a person opens a page. */
export const html = (language: 'en' | 'ru' = 'en') => ({
  Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'Accept-Language': language,
});

/** The forms in the content of a page, without the language switch and the log-out button around it. */
export function formsOf(page: unknown): PageForm[] {
  const forms = [...String(page).matchAll(/<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
  return forms
    .map(([, action, content]) => {
      const inputs = [...content!.matchAll(/<(?:input|select)\b[^>]*>/g)].map(([tag]) => tag);
      const named = inputs.filter((tag) => attribute(tag, 'name') !== '');
      const isHidden = (tag: string) => attribute(tag, 'type') === 'hidden';
      return {
        action: unescaped(action!),
        hidden: Object.fromEntries(
          named.filter(isHidden).map((tag) => [attribute(tag, 'name'), unescaped(attribute(tag, 'value'))]),
        ),
        asks: named.filter((tag) => !isHidden(tag)).map((tag) => attribute(tag, 'name')),
      };
    })
    .filter(({ action }) => !/\/account\/(language|language\/own|logout)$/.test(action));
}

/** Sends a form as a browser does: urlencoded, without the header that scripts add. */
export function sendForm(
  browser: Browser,
  { action, hidden }: Pick<PageForm, 'action' | 'hidden'>,
  fields: Readonly<Record<string, string>> = {},
  language: 'en' | 'ru' = 'en',
): Promise<Answer> {
  const headers = { ...html(language), 'X-CSRFToken': '' };
  return browser.post(action, new URLSearchParams({ ...hidden, ...fields }), { headers });
}

const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

/** Reverses the escaping of Handlebars. */
function unescaped(value: string): string {
  return value.replaceAll(/&(?:amp|lt|gt|quot|#x27|#x60|#x3D);/g, (entity) => characters[entity]!);
}
