/** Reads a `multipart/form-data` body that holds a picture (RFC 7578). */
import { CodedError } from '#errors';
import { Busboy } from '@fastify/busboy';
import { checkParts } from '../body/part-text.js';
import { pictureField } from './picture-body.js';

const limits = { fields: 0, files: 1, parts: 2, headerPairs: 20, headerSize: 8192 };

/**
 * @param contentType with its boundary
 * @throws CodedError `avatar.type_unsupported` for a form without exactly one file, `request.text_undecodable` or `request.malformed`
 */
export async function pictureInForm(body: Buffer, contentType: string): Promise<Buffer> {
  checkParts(body, contentType);
  return fileOf(body, contentType);
}

function fileOf(body: Buffer, contentType: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let found = false;
    const refuse = (cause: unknown) => reject(new CodedError('request.malformed', { cause }));
    const other = () => reject(new CodedError('avatar.type_unsupported'));
    try {
      const form = new Busboy({ headers: { 'content-type': contentType }, limits });
      form.on('file', (name, content) => {
        content.on('error', refuse);
        if (name !== pictureField) {
          content.resume();
          other();
          return;
        }
        found = true;
        content.on('data', (chunk: Buffer) => chunks.push(chunk));
      });
      for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const) form.on(limit, other);
      form.on('error', refuse);
      form.on('finish', () => (found ? resolve(Buffer.concat(chunks)) : other()));
      form.end(body);
    } catch (cause) {
      refuse(cause);
    }
  });
}
