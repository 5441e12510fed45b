/** Reads the HTML of pages from Handlebars templates, which escape every value they insert. */
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/**
 * Reads a template once, when the module that renders it is loaded. Rendering throws for a value that the template names and
 * the caller left out.
 * @param file beside the module: `new URL('./x.hbs', import.meta.url)`; the build copies it
 */
export function readTemplate<Values>(file: URL): (values: Values) => string {
  return Handlebars.compile<Values>(readFileSync(file, 'utf8'), { strict: true });
}
