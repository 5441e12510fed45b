/** Reads a time that is given as an option. */
import { parseMoment } from '#text';
import { wrongUse } from './usage-error.js';

/** @param option its name without dashes. @throws CodedError `request.invalid_fields` */
export function momentOf(option: string, text: string): Date {
  const moment = parseMoment(text);
  if (moment) return moment;
  throw wrongUse({ [option]: 'Enter a time with its offset, such as 2027-01-31T12:00:00Z.' });
}
