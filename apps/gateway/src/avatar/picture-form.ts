/** Reads a `multipart/form-data` body that holds only a picture. */
import { CodedError } from '#errors';
import { formWithFile } from '../body/form-with-file.js';
import { pictureForm } from './picture-body.js';

/**
 * @param contentType with its boundary
 * @throws CodedError `avatar.type_unsupported` for a form without exactly one file, `request.text_undecodable` or `request.malformed`
 */
export async function pictureInForm(body: Buffer, contentType: string): Promise<Buffer> {
  const { file } = await formWithFile(body, contentType, { ...pictureForm, fields: 0 });
  if (!file) throw new CodedError('avatar.type_unsupported');
  return file;
}
