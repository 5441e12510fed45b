/** The option `--encoding` of imports. */
import { type CsvEncoding, csvEncodings } from '#csv';
import { invalidOptions } from '#errors';

/** @throws CodedError `request.invalid_fields` */
export function encodingOf(text: string): CsvEncoding {
  const encoding = csvEncodings.find((known) => known === text.toLowerCase());
  if (!encoding) throw invalidOptions({ encoding: `Use one of: ${csvEncodings.join(', ')}.` });
  return encoding;
}
