/** Opens pages and sends their forms over HTTP, as a browser does without JavaScript. */
import type { Answer, Browser } from '../http/browser.js';

const html = { Accept: 'text/html', 'Accept-Language': 'en' };

export const openPage = (browser: Browser, path: string, headers = {}): Promise<Answer> =>
  browser.get(path, { headers: { ...html, ...headers } });

/** Without the header that scripts add. */
export const sendForm = (
  browser: Browser,
  path: string,
  fields: Record<string, string>,
  headers = {},
): Promise<Answer> =>
  browser.post(path, new URLSearchParams(fields), { headers: { ...html, 'X-CSRFToken': '', ...headers } });

/** Where an answer redirects to, with its status. */
export const locationOf = ({ status, headers }: Answer) => [status, headers.get('location')];

/** The value of a hidden field. @throws Error if the page has none */
export function hiddenField({ body }: Answer, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(String(body));
  if (!found) throw new Error(`The page has no field ${name}: ${String(body).slice(0, 500)}`);
  return found[1]!;
}

export const csrfTokenOf = (page: Answer) => hiddenField(page, 'csrf_token');
