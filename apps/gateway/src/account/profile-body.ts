/** Finds out which kind of profile a caller sent, and puts a checked one in the form the use case takes. */
import type { ProfileInput } from '#auth/core';
import type { Rule } from '../body/field-rules.js';
import type { Fields } from '../body/fields.js';
import { isFields, parsedWhereText } from '../body/json-text.js';
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
  const profile = parsedWhereText(given);
  if (!isFields(profile)) return profile;
  const Body = bodies.get(profile['type']);
  return Body
    ? new Body(profile)
    : new UntypedProfileBody('type' in profile ? { type: profile['type'] } : {});
}

export const profileObject: Rule = (value) =>
  value instanceof UntypedProfileBody ? undefined : 'Expected an object, or a string of JSON that holds one.';

/** A checked profile without its empty fields, numbers as text, lists as lists. */
export function profileInput(body: ProfileBody): ProfileInput {
  const given = Object.entries(body).filter(([, value]) => value !== null);
  return plainProfile(Object.fromEntries(given)) as unknown as ProfileInput;
}

/** Numbers as text, lists as lists. */
export function plainProfile(profile: Fields): Fields {
  const { rooms, snils } = profile;
  return {
    ...profile,
    ...(rooms != null && { rooms: (Array.isArray(rooms) ? rooms : [rooms]).map(String) }),
    ...(snils != null && { snils: String(snils) }),
  };
}
