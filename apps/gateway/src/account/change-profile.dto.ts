/** Changes of a profile: the fields of all three types. The use case rejects fields that the account's type lacks. */
import { type ProfileChanges, profileLimits } from '#auth/account';
import { Optional, OptionalNotNull } from '../validation/presence.js';
import { IsLine, IsName } from '../validation/text.js';
import { AreRooms, IsBankDetails, IsBirthDate, IsLineOrNumber, IsSex } from './profile.decorators.js';
import { plainProfile } from './profile.transform.js';

export class ChangeOwnProfileDto {
  @OptionalNotNull()
  @IsName(profileLimits.first_name)
  first_name?: string;

  @OptionalNotNull()
  @IsName(profileLimits.last_name)
  last_name?: string;

  @OptionalNotNull()
  @IsBirthDate()
  birth_date?: string;

  @OptionalNotNull()
  @IsSex()
  sex?: 'male' | 'female';

  @Optional()
  @IsLine(profileLimits.surname)
  surname?: string | null;

  @Optional()
  @IsLine(profileLimits.citizenship)
  citizenship?: string | null;

  @Optional()
  @IsLine(profileLimits.military)
  military?: string | null;

  @Optional()
  @IsLine(profileLimits.place_birth)
  place_birth?: string | null;

  @Optional()
  @IsLine(profileLimits.position)
  position?: string | null;

  @Optional()
  @AreRooms()
  rooms?: (string | number)[] | string | number | null;

  @Optional()
  @IsLineOrNumber(profileLimits.snils)
  snils?: string | number | null;

  @Optional()
  @IsLine(profileLimits.gis_uid)
  gis_uid?: string | null;

  @Optional()
  @IsLine(profileLimits.hcs_uid)
  hcs_uid?: string | null;

  @Optional()
  @IsLine(profileLimits.address)
  address?: string | null;

  @Optional()
  @IsBankDetails()
  bank_details?: unknown;
}

/** Only administrators may change the name of a company. */
export class ChangeProfileDto extends ChangeOwnProfileDto {
  @OptionalNotNull()
  @IsName(profileLimits.name)
  name?: string;
}

/** Null clears an optional field. */
const blanks: Readonly<Record<string, unknown>> = {
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

export function profileChangesOf(body: ChangeOwnProfileDto): ProfileChanges {
  const entries = Object.entries(body).map(([name, value]): [string, unknown] => [
    name,
    value === null ? blanks[name] : value,
  ]);
  return plainProfile(Object.fromEntries(entries)) as ProfileChanges;
}
