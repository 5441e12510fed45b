/** Reads JSON from a caller: the body itself, or a form field that holds it. */
import { CodedError } from '#errors';
import { checkStructure } from './structure-limits.js';

/** @throws CodedError `request.malformed` or `request.too_deep` */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CodedError('request.malformed', { cause });
  }
  checkStructure(value);
  return value;
}
