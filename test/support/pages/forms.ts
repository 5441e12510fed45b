/** The pages and forms of the gateway over HTTP, as a browser without JavaScript uses them. */
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

export const openPage = (browser: Browser, path: string, headers = {}): Promise<Answer> =>
  browser.get(path, { headers: { ...html(), ...headers } });

/** Without the header that scripts add. */
export const sendForm = (
  browser: Browser,
  path: string,
  fields: Record<string, string>,
  headers = {},
): Promise<Answer> =>
  browser.post(path, new URLSearchParams(fields), { headers: { ...html(), 'X-CSRFToken': '', ...headers } });

/** Sends a form of a page with the values that the page filled in. */
export const submitForm = (
  browser: Browser,
  { action, hidden }: Pick<PageForm, 'action' | 'hidden'>,
  fields: Readonly<Record<string, string>> = {},
  language: 'en' | 'ru' = 'en',
): Promise<Answer> => sendForm(browser, action, { ...hidden, ...fields }, html(language));

/** Where an answer redirects to, with its status. */
export const locationOf = ({ status, headers }: Answer) => [status, headers.get('location')];

/** The value of a hidden field. @throws Error if the page has none */
export function hiddenField({ body }: Answer, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(String(body));
  if (!found) throw new Error(`The page has no field ${name}: ${String(body).slice(0, 500)}`);
  return found[1]!;
}

export const csrfTokenOf = (page: Answer) => hiddenField(page, 'csrf_token');

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
