/** Reads a time that is given as an option. */
import { invalidOptions } from '#errors';
import { parseMoment } from '#text';

/** @param option its name without dashes. @throws CodedError `request.invalid_fields` */
export function momentOf(option: string, text: string): Date {
  const moment = parseMoment(text);
  if (moment) return moment;
  throw invalidOptions({ [option]: 'Enter a time with its offset, such as 2027-01-31T12:00:00Z.' });
}
