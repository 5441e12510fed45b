/** The option `--encoding` of imports. */
import { type CsvEncoding, csvEncodings } from '#csv';
import { wrongUse } from '../usage-error.js';

/** @throws CodedError `request.invalid_fields` */
export function encodingOf(text: string): CsvEncoding {
  const encoding = csvEncodings.find((known) => known === text.toLowerCase());
  if (!encoding) throw wrongUse({ encoding: `Use one of: ${csvEncodings.join(', ')}.` });
  return encoding;
}
