/** Reads a `multipart/form-data` body that holds one file (RFC 7578). */
import { CodedError, type ErrorCode } from '#errors';
import { Busboy } from '@fastify/busboy';
import { checkParts } from './part-text.js';

const limits = { files: 1, headerPairs: 20, headerSize: 8192 };

export interface ExpectedForm {
  /** Name of the field with the file. */
  readonly file: string;
  /** Of an error, for a file in another field and for too many parts. */
  readonly refusal: ErrorCode;
  /** Fields besides the file, at most. */
  readonly fields: number;
}

export interface FormWithFile {
  readonly fields: readonly (readonly [string, string])[];
  /** Undefined if no file was chosen. */
  readonly file: Buffer | undefined;
}

/**
 * @param contentType with its boundary
 * @throws CodedError with the code of the expected form, `request.text_undecodable` or `request.malformed`
 */
export async function formWithFile(
  body: Buffer,
  contentType: string,
  expected: ExpectedForm,
): Promise<FormWithFile> {
  checkParts(body, contentType);
  return new Promise((resolve, reject) => {
    const fields: [string, string][] = [];
    const chunks: Buffer[] = [];
    let isChosen = false;
    const refuse = (cause: unknown) => reject(new CodedError('request.malformed', { cause }));
    const other = () => reject(new CodedError(expected.refusal));
    try {
      const form = new Busboy({
        headers: { 'content-type': contentType },
        limits: { ...limits, fields: expected.fields, parts: expected.fields + 2 },
      });
      form.on('field', (name: string | undefined, value) => {
        if (name === undefined) refuse('a part without a name');
        else fields.push([name, value]);
      });
      form.on('file', (name, content, fileName: string | undefined) => {
        content.on('error', refuse);
        // Browsers send an empty part without a name for no file.
        isChosen = Boolean(fileName);
        if (name !== expected.file) other();
        content.on('data', (chunk: Buffer) => {
          if (name === expected.file) chunks.push(chunk);
        });
      });
      for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const) form.on(limit, other);
      form.on('error', refuse);
      form.on('finish', () =>
        resolve({ fields, file: isChosen || chunks.length > 0 ? Buffer.concat(chunks) : undefined }),
      );
      form.end(body);
    } catch (cause) {
      refuse(cause);
    }
  });
}
