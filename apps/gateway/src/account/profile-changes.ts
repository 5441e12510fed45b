/** Changes of a profile: the fields of all three kinds; those that the account's own kind lacks, the use case refuses. */
import type { ProfileChanges } from '#auth/core';
import { Changeable, Optional } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { plainProfile } from './profile-body.js';
import { profileRules } from './profile-rules.js';

/** What null stands for in a field that may be left out: as if it had never been given. */
const blanks = {
  surname: '',
  citizenship: '',
  military: '',
  place_birth: '',
  position: '',
  rooms: [],
  snils: '',
  gis_uid: '',
  hcs_uid: '',
  address: '',
  bank_details: null,
};

export class OwnProfileChanges extends RequestBody {
  @Changeable(profileRules.first_name)
  first_name?: string;

  @Changeable(profileRules.last_name)
  last_name?: string;

  @Changeable(profileRules.birth_date)
  birth_date?: string;

  @Changeable(profileRules.sex)
  sex?: 'male' | 'female';

  @Optional(profileRules.surname)
  surname?: string | null;

  @Optional(profileRules.citizenship)
  citizenship?: string | null;

  @Optional(profileRules.military)
  military?: string | null;

  @Optional(profileRules.place_birth)
  place_birth?: string | null;

  @Optional(profileRules.position)
  position?: string | null;

  @Optional(profileRules.rooms)
  rooms?: string[] | string | null;

  @Optional(profileRules.snils)
  snils?: string | null;

  @Optional(profileRules.gis_uid)
  gis_uid?: string | null;

  @Optional(profileRules.hcs_uid)
  hcs_uid?: string | null;

  @Optional(profileRules.address)
  address?: string | null;

  @Optional(profileRules.bank_details)
  bank_details?: unknown;

  get changes(): ProfileChanges {
    const entries = Object.entries(this).map(([name, value]) => [
      name,
      value === null ? blanks[name as keyof typeof blanks] : (value as unknown),
    ]);
    return plainProfile(Object.fromEntries(entries)) as ProfileChanges;
  }
}

/** A company's name, by which others know it, is for administrators to change. */
export class ProfileChangesBody extends OwnProfileChanges {
  @Changeable(profileRules.name)
  name?: string;
}
