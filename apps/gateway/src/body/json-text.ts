/** Parses JSON from a caller: a body or a form field. */
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
 * Parses text, which forms send instead of JSON values. Other values stay unchanged.
 * @returns text that is not JSON unchanged, so that validation rejects it
 * @throws CodedError `request.too_deep`, or `request.malformed` for JSON that exceeds the limits
 */
export function parseIfText(given: unknown): unknown {
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
