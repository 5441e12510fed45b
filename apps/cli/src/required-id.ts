/** Reads the id of a thing that is given as an option. */
import { validate as isUuid } from 'uuid';
import { wrongUse } from './usage-error.js';

/** @param option its name without dashes */
export function requireId(option: string, text: string): string {
  if (isUuid(text)) return text.toLowerCase();
  throw wrongUse({ [option]: `Enter an id, as the lists print it, not ${JSON.stringify(text)}.` });
}
