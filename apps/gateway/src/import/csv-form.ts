/** The form of a page that uploads a CSV file. */
import { csvLimits } from '#csv';
import type { FileForm } from '../body/file-form.js';

export const csvForm = {
  file: 'file',
  bytes: csvLimits.bytes,
  refusal: 'request.malformed',
} as const satisfies FileForm;
