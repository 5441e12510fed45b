/** Finds out which kind of profile a caller sent, and puts a checked one in the form the use case takes. */
import type { ProfileInput } from '#auth/core';
import { CodedError } from '#errors';
import type { Rule } from '../body/field-rules.js';
import type { Fields } from '../body/fields.js';
import { parseJson } from '../body/json-text.js';
import { CompanyBody, TenantBody, UntypedProfileBody, WorkerBody } from './profile-bodies.js';

export type ProfileBody = WorkerBody | TenantBody | CompanyBody;

const bodies = new Map<unknown, new (given: Fields) => ProfileBody>([
  ['worker', WorkerBody],
  ['tenant', TenantBody],
  ['company', CompanyBody],
]);

/**
 * @param given an object, or a string of JSON that holds one
 * @returns a body to be checked; what is no object at all is left as it is, for `profileObject` to refuse
 * @throws CodedError `request.too_deep` or `request.malformed` for a string that is not to be parsed further
 */
export function profileBodyOf(given: unknown): unknown {
  const profile = typeof given === 'string' ? parsed(given) : given;
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) return profile;
  const fields = profile as Fields;
  const Body = bodies.get(fields['type']);
  return Body ? new Body(fields) : new UntypedProfileBody('type' in fields ? { type: fields['type'] } : {});
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof CodedError && error.cause instanceof SyntaxError) return text;
    throw error;
  }
}

export const profileObject: Rule = (value) =>
  value instanceof UntypedProfileBody ? undefined : 'Expected an object, or a string of JSON that holds one.';

/** A checked profile without its empty fields, dates without their time, lists as lists. */
export function profileInput(body: ProfileBody): ProfileInput {
  const given = Object.entries(body).filter(([, value]) => value !== null);
  const input = Object.fromEntries(given) as Fields;
  if (typeof input['birth_date'] === 'string') input['birth_date'] = input['birth_date'].slice(0, 10);
  if (typeof input['rooms'] === 'string') input['rooms'] = [input['rooms']];
  return input as unknown as ProfileInput;
}
