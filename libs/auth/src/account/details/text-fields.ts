/** Reads fields of an account from text, by the rules of the HTTP API. Commands use it. */
import { fault, type FieldErrors, type FieldFault, invalidFields } from '#errors';
import { lineFault, multilineFault, nameFault } from '#text';
import { emailFault, type ProfileType } from '#auth/user';
import { birthDateFault } from '../profile/birth-day.js';
import {
  type ContactNumber,
  contactNumberFault,
  mostOldNumbers,
  mostPhones,
  plainPhone,
} from '../profile/contact-numbers.js';
import type { ProfileInput } from '../profile/profile-input.js';
import {
  bankDetailsFault,
  jsonFault,
  longestRoom,
  mostRooms,
  profileLimits,
} from '../profile/profile-limits.js';
import type { AccountChanges, ProfileChanges } from './account-details.js';
import { accountFields, profileFields } from './details.store.js';

/** @returns the value, or why the text is not accepted */
type Reader = (text: string) => { readonly value: unknown } | { readonly fault: FieldFault };

const checked = (value: unknown, found: FieldFault | undefined) => (found ? { fault: found } : { value });
const name =
  (max: number): Reader =>
  (text) =>
    checked(text, nameFault(text, max));
const line =
  (max: number): Reader =>
  (text) =>
    checked(text, lineFault(text, max));
const oneOf =
  (...allowed: string[]): Reader =>
  (text) =>
    checked(text, allowed.includes(text) ? undefined : fault('not_allowed', { allowed: allowed.join(', ') }));
const orNull =
  (read: Reader): Reader =>
  (text) =>
    text === '' ? { value: null } : read(text);
const contact =
  (kind: ContactNumber): Reader =>
  (text) => {
    const plain = plainPhone(text);
    return checked(plain, contactNumberFault(kind, plain));
  };

/** Comma-separated. */
const list =
  (max: number, read: Reader): Reader =>
  (text) => {
    const items = text.split(',').map((item) => item.trim());
    const given = items.filter((item) => item !== '');
    if (given.length > max) return { fault: fault('too_many_items', { max }) };
    const results = given.map(read);
    const failed = results.find((result) => 'fault' in result);
    return failed ?? { value: results.map((result) => ('value' in result ? result.value : undefined)) };
  };

const json: Reader = (text) => {
  const tooLong = bankDetailsFault(text);
  if (tooLong) return { fault: tooLong };
  try {
    const value: unknown = JSON.parse(text);
    return checked(value, jsonFault(value));
  } catch {
    return { fault: fault('not_json') };
  }
};

const { first_name, last_name, surname, citizenship, military, place_birth, position, snils } = profileLimits;
const { gis_uid, hcs_uid, name: companyName, address } = profileLimits;

/** No account field has the name of a profile field. */
const readers: Readonly<Record<string, Reader>> = {
  phones: list(mostPhones, contact('phone')),
  language: oneOf('ru', 'en'),
  number: orNull(contact('accountNumber')),
  old_numbers: list(mostOldNumbers, contact('accountNumber')),
  inn: orNull(contact('inn')),
  additional_email: orNull((text) => checked(text, emailFault(text))),
  comment: (text) => checked(text, multilineFault(text, 10_000)),
  first_name: name(first_name),
  last_name: name(last_name),
  surname: line(surname),
  birth_date: (text) => checked(text, birthDateFault(text)),
  sex: oneOf('male', 'female'),
  citizenship: line(citizenship),
  military: line(military),
  place_birth: line(place_birth),
  position: line(position),
  rooms: list(mostRooms, line(longestRoom)),
  snils: line(snils),
  gis_uid: line(gis_uid),
  hcs_uid: line(hcs_uid),
  name: name(companyName),
  address: line(address),
  bank_details: orNull(json),
};

/**
 * @param given field → text; empty text clears an optional field
 * @throws CodedError `request.invalid_fields`
 */
export function changesFromText(given: ReadonlyMap<string, string>): AccountChanges {
  const fields: Record<string, unknown> = {};
  const profile: Record<string, unknown> = {};
  const errors: Record<string, FieldFault[]> = {};
  for (const [field, text] of given) {
    const read = Object.hasOwn(readers, field) ? readers[field] : undefined;
    const result = read?.(text) ?? { fault: fault('unknown') };
    if ('fault' in result) errors[field] = [result.fault];
    else (accountFields.includes(field) ? fields : profile)[field] = result.value;
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return { ...fields, ...(Object.keys(profile).length > 0 && { profile: profile as ProfileChanges }) };
}

const required: Readonly<Record<ProfileType, readonly string[]>> = {
  worker: ['first_name', 'last_name', 'birth_date', 'sex'],
  tenant: ['first_name', 'last_name', 'birth_date', 'sex'],
  company: ['name'],
};

/**
 * @param given as `changesFromText` returns it
 * @returns the profile of a new account
 * @throws CodedError `request.invalid_fields` for missing fields and for those that the type lacks
 */
export function newProfile(type: ProfileType, given: ProfileChanges = {}): ProfileInput {
  const missing = required[type].filter((field) => !(field in given));
  const foreign = Object.keys(given).filter((field) => !profileFields[type].includes(field));
  const errors: FieldErrors = Object.fromEntries([
    ...missing.map((field) => [field, [fault('required')]]),
    ...foreign.map((field) => [field, [fault('unknown')]]),
  ]);
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return { ...given, type } as ProfileInput;
}
