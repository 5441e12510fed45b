/** Checks the charsets that the parts of a multipart body declare, because the multipart library decodes leniently. */
import { CodedError } from '#errors';
import { checkCharset, parameterOf, utf8Text } from './utf8.js';

/** A media type that all parsers read alike: no charset in an extended or quoted parameter, no unbalanced quotation mark. */
const plainMediaType = /^\s*[^\s;"]+(\s*;\s*[\w!#$&^.+-]+=([^\s;"]+|"[^";\\]*"))*\s*;?\s*$/;

/**
 * Requires that the headers of all parts are UTF-8 and that no part declares another charset.
 * @param contentType of the whole body, with its boundary
 * @throws CodedError `request.text_undecodable`, `request.charset_unsupported` or `request.malformed`
 */
export function checkParts(body: Buffer, contentType: string): void {
  const boundary = parameterOf(contentType, 'boundary');
  if (!boundary) throw new CodedError('request.malformed', { cause: 'no boundary' });
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first delimiter may be at the start of the body, without a line break before it.
  let start = body.indexOf(delimiter.subarray(2)) === 0 ? -2 : body.indexOf(delimiter);
  while (start !== -1) {
    const next = body.indexOf(delimiter, start + delimiter.length);
    checkPart(body.subarray(start + delimiter.length, next < 0 ? body.length : next));
    start = next;
  }
}

function checkPart(part: Buffer): void {
  const end = part.indexOf('\r\n\r\n');
  const headers = utf8Text(end < 0 ? part.subarray(0, 0) : part.subarray(0, end));
  // RFC 7578 section 4.2 forbids `filename*`, which declares its own charset.
  if (/\bname\*/i.test(headers)) throw new CodedError('request.malformed', { cause: 'name* in a form' });
  const lines = headers.split(/\r\n(?![ \t])/);
  const type = lines.find((line) => /^content-type:/i.test(line))?.slice('content-type:'.length);
  if (type === undefined) return;
  if (/charset/i.test(type) && !plainMediaType.test(type)) {
    throw new CodedError('request.malformed', { cause: 'the media type of a part' });
  }
  checkCharset(type, part.subarray(end));
}
