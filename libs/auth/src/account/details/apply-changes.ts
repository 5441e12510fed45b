/**
 * Writes changes to one locked account. Fields that its profile type lacks are rejected; unchanged values are ignored.
 */
import { isDeepStrictEqual } from 'node:util';
import { CodedError, fault, invalidFields } from '#errors';
import type { EntityManager } from 'typeorm';
import type { AccountChanges, AccountDetails, ProfileChanges, VersionedUser } from './account-details.js';
import { lockDetails, profileFields, updateAccount, updateProfile } from './details.store.js';
import { normalProfile } from '../profile/normal-profile.js';

/** @throws CodedError `resource.not_found` or `resource.changed_meanwhile` */
export async function lockVersion(
  db: EntityManager,
  { userId, version }: VersionedUser,
): Promise<AccountDetails> {
  const account = await lockDetails(db, userId);
  if (!account) throw new CodedError('resource.not_found');
  if (account.version !== version) throw new CodedError('resource.changed_meanwhile');
  return account;
}

type Values = Record<string, unknown>;

/** Field → value; profile fields are named `profile.<field>`. */
export interface Difference {
  readonly before: Values;
  readonly after: Values;
}

/**
 * @returns the changed fields; undefined if nothing changed
 * @throws CodedError `request.invalid_fields` for fields that the account's profile lacks
 */
export async function applyChanges(
  db: EntityManager,
  account: AccountDetails,
  { profile: given = {}, ...fields }: AccountChanges,
): Promise<Difference | undefined> {
  refuseForeign(account, given);
  const own = different(valuesOf(account), fields);
  const profile = different({ ...account.profile }, normalProfile(given));
  const after = { ...own, ...prefixed(profile) };
  if (Object.keys(after).length === 0) return undefined;
  await updateAccount(db, account.id, own);
  if (account.profileType) await updateProfile(db, account.id, account.profileType, profile);
  const values = { ...valuesOf(account), ...prefixed({ ...account.profile }) };
  return { before: Object.fromEntries(Object.keys(after).map((name) => [name, values[name]])), after };
}

function refuseForeign({ profileType }: AccountDetails, given: ProfileChanges): void {
  const names = Object.keys(given);
  if (names.length === 0) return;
  if (!profileType) throw invalidFields({ profile: [fault('no_profile')] });
  const foreign = names.filter((name) => !profileFields[profileType].includes(name));
  if (foreign.length === 0) return;
  throw invalidFields({ profile: Object.fromEntries(foreign.map((name) => [name, [fault('unknown')]])) });
}

function valuesOf(account: AccountDetails): Values {
  const { phones, language, number, oldNumbers, inn, additionalEmail, comment } = account;
  return {
    phones,
    language,
    number,
    old_numbers: oldNumbers,
    inn,
    additional_email: additionalEmail,
    comment,
  };
}

function different(before: Values, given: object): Values {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.filter(([name, value]) => !isDeepStrictEqual(before[name], value)));
}

function prefixed(profile: Values): Values {
  return Object.fromEntries(Object.entries(profile).map(([name, value]) => [`profile.${name}`, value]));
}
