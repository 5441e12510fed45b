/** The fields of an account and its profile that administrators fill in, in the order of forms. */
import type { AccountDetails } from '#auth/account';

export type ProfileType = NonNullable<AccountDetails['profileType']>;

const person = ['last_name', 'first_name', 'surname', 'birth_date', 'sex'] as const;
const origin = ['citizenship', 'place_birth', 'military'] as const;

const profileFields = {
  worker: [...person, 'position', ...origin],
  tenant: [...person, 'rooms', 'snils', ...origin, 'gis_uid', 'hcs_uid'],
  company: ['name', 'address', 'bank_details'],
} as const satisfies Readonly<Record<ProfileType, readonly string[]>>;

const accountFields = [
  'phones',
  'language',
  'additional_email',
  'number',
  'old_numbers',
  'inn',
  'comment',
] as const;

export type PersonField = (typeof profileFields)[ProfileType][number] | (typeof accountFields)[number];

/** @param type null for an account without a profile */
export const namesOf = (type: ProfileType | null): readonly PersonField[] => [
  ...(type === null ? [] : profileFields[type]),
  ...accountFields,
];
