/** Reads Handlebars templates of pages. They escape every inserted value. */
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { icon } from './icons.js';

/** What every template may insert besides its own values, as `{{@base}}`, `{{@brand}}` and `{{@csrfToken}}`. */
export interface PageValues {
  /** Path of `PUBLIC_URL` without a trailing slash; links start with it. */
  readonly base: string;
  /** `BRAND_NAME`. */
  readonly brand: string;
  /** For the hidden field `csrf_token` of forms; empty without a session. */
  readonly csrfToken: string;
  /** Whether there are account pages to link to (`PAGES`). */
  readonly hasPages: boolean;
}

/** HTML that is rendered when the page is sent. */
export type Content = (values: PageValues) => string;

const handlebars = Handlebars.create();
handlebars.registerHelper('icon', icon);
for (const name of ['field', 'form', 'problem'] as const) {
  handlebars.registerPartial(name, readFileSync(new URL(`./partials/${name}.hbs`, import.meta.url), 'utf8'));
}

/**
 * Reads a template once, when the module that renders it is loaded. Rendering throws if a value that the template uses is
 * missing.
 * @param file in the module's folder: `new URL('./x.hbs', import.meta.url)`. The build copies it
 */
export function readTemplate<Values>(file: URL): (values: Values) => Content {
  const render = handlebars.compile<Values>(readFileSync(file, 'utf8'), { strict: true });
  return (own) => (page) => render(own, { data: page });
}
