/** The three types of profile in requests. */
import { type ProfileInput, profileLimits } from '#auth/account';
import { Optional, Required } from '../validation/presence.js';
import { IsLine, IsName, IsOneOf } from '../validation/text.js';
import { AreRooms, IsBankDetails, IsBirthDate, IsLineOrNumber, IsSex } from './profile.decorators.js';

export const profileTypes: ProfileInput['type'][] = ['worker', 'tenant', 'company'];

/** A profile whose `type` is missing or unknown. Its other fields cannot be validated. */
export class UntypedProfileDto {
  @Required()
  @IsOneOf(...profileTypes)
  type!: ProfileInput['type'];
}

abstract class RegisterPersonDto extends UntypedProfileDto {
  @Required()
  @IsName(profileLimits.first_name)
  first_name!: string;

  @Required()
  @IsName(profileLimits.last_name)
  last_name!: string;

  @Required()
  @IsBirthDate()
  birth_date!: string;

  @Required()
  @IsSex()
  sex!: 'male' | 'female';

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
}

export class RegisterWorkerDto extends RegisterPersonDto {
  @Optional()
  @IsLine(profileLimits.position)
  position?: string | null;
}

export class RegisterTenantDto extends RegisterPersonDto {
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
}

export class RegisterCompanyDto extends UntypedProfileDto {
  @Required()
  @IsName(profileLimits.name)
  name!: string;

  @Optional()
  @IsLine(profileLimits.address)
  address?: string | null;

  @Optional()
  @IsBankDetails()
  bank_details?: unknown;
}
