/** Reads a `multipart/form-data` body that holds a picture (RFC 7578). */
import { CodedError } from '#errors';
import { Busboy } from '@fastify/busboy';
import { type Fields, fieldsOfForm } from '../body/fields.js';
import { checkParts } from '../body/part-text.js';
import { pictureField } from './picture-body.js';

const limits = { files: 1, headerPairs: 20, headerSize: 8192 };

/** Fields of a page's form besides the file. */
const mostFields = 10;

/**
 * @param contentType with its boundary
 * @throws CodedError `avatar.type_unsupported` for a form without exactly one file, `request.text_undecodable` or `request.malformed`
 */
export async function pictureInForm(body: Buffer, contentType: string): Promise<Buffer> {
  checkParts(body, contentType);
  const { picture } = await partsOf(body, contentType, { fields: 0, parts: 2 });
  if (!picture) throw new CodedError('avatar.type_unsupported');
  return picture;
}

/**
 * @param contentType with its boundary
 * @returns the fields of a page's form, with the picture as a buffer; an empty one if no file was chosen
 * @throws CodedError `avatar.type_unsupported` for another file, `request.text_undecodable` or `request.malformed`
 */
export async function fieldsWithPicture(body: Buffer, contentType: string): Promise<Fields> {
  checkParts(body, contentType);
  const { fields, picture } = await partsOf(body, contentType, { fields: mostFields, parts: mostFields + 1 });
  return { ...fieldsOfForm(fields), ...(picture && { [pictureField]: picture }) };
}

interface Parts {
  readonly fields: [string, string][];
  readonly picture: Buffer | undefined;
}

function partsOf(
  body: Buffer,
  contentType: string,
  most: { readonly fields: number; readonly parts: number },
): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const fields: [string, string][] = [];
    let chunks: Buffer[] | undefined;
    const refuse = (cause: unknown) => reject(new CodedError('request.malformed', { cause }));
    const other = () => reject(new CodedError('avatar.type_unsupported'));
    try {
      const form = new Busboy({
        headers: { 'content-type': contentType },
        limits: { ...limits, ...most },
      });
      form.on('field', (name: string | undefined, value) => {
        if (name === undefined) refuse('a part without a name');
        else fields.push([name, value]);
      });
      form.on('file', (name, content) => {
        content.on('error', refuse);
        if (name !== pictureField) {
          content.resume();
          other();
          return;
        }
        const received: Buffer[] = (chunks = []);
        content.on('data', (chunk: Buffer) => received.push(chunk));
      });
      for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const) form.on(limit, other);
      form.on('error', refuse);
      form.on('finish', () => resolve({ fields, picture: chunks && Buffer.concat(chunks) }));
      form.end(body);
    } catch (cause) {
      refuse(cause);
    }
  });
}
