/** Reads JSON from a caller: the body itself, or a form field that holds it. */
import { CodedError } from '#errors';
import type { Fields } from './fields.js';
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

/**
 * What a form had to send as text of JSON, and what JSON could send as it is.
 * @returns text that is no JSON as it was, for a rule to refuse
 * @throws CodedError `request.too_deep`, or `request.malformed` for JSON that is not to be parsed further
 */
export function parsedWhereText(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return parseJson(given);
  } catch (error) {
    if (error instanceof CodedError && error.cause instanceof SyntaxError) return given;
    throw error;
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
