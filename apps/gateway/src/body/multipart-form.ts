/** Reads a `multipart/form-data` body of text fields (RFC 7578). */
import { CodedError } from '#errors';
import { Busboy } from '@fastify/busboy';
import { checkParts } from './part-text.js';
import { checkCharset, utf8Text } from './utf8.js';

/** Far above the number of fields of any form. */
const limits = { fields: 1000, headerPairs: 20, headerSize: 8192 };

/**
 * @param contentType with its boundary
 * @throws CodedError `request.file_unexpected`, `request.text_undecodable`, `request.charset_unsupported`, or `request.malformed`
 * for a body that does not match its media type
 */
export async function parseMultipart(body: Buffer, contentType: string): Promise<[string, string][]> {
  utf8Text(body);
  checkCharset(contentType, body);
  checkParts(body, contentType);
  return fieldsOf(body, contentType);
}

function fieldsOf(body: Buffer, contentType: string): Promise<[string, string][]> {
  return new Promise((resolve, reject) => {
    const pairs: [string, string][] = [];
    const refuse = (cause: unknown) => reject(new CodedError('request.malformed', { cause }));
    try {
      const form = new Busboy({ headers: { 'content-type': contentType }, limits });
      form.on('field', (name: string | undefined, value) => {
        if (name === undefined) refuse('a part without a name');
        else pairs.push([name, value]);
      });
      form.on('file', (_name, content) => {
        content.resume();
        reject(new CodedError('request.file_unexpected'));
      });
      form.on('fieldsLimit', () => refuse('too many fields'));
      form.on('error', refuse);
      form.on('finish', () => resolve(pairs));
      form.end(body);
    } catch (cause) {
      refuse(cause);
    }
  });
}
