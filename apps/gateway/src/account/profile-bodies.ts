/** The three kinds of profile as a caller writes them. */
import type { ProfileInput } from '#auth/core';
import { Optional, Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { oneOf } from '../body/text.js';
import { profileRules } from './profile-rules.js';

export const profileTypes: ProfileInput['type'][] = ['worker', 'tenant', 'company'];

/** Stands for a profile whose `type` says nothing: that is all there is to say about it. */
export class UntypedProfileBody extends RequestBody {
  @Required(oneOf(...profileTypes))
  type!: ProfileInput['type'];
}

abstract class PersonBody extends UntypedProfileBody {
  @Required(profileRules.first_name)
  first_name!: string;

  @Required(profileRules.last_name)
  last_name!: string;

  @Required(profileRules.birth_date)
  birth_date!: string;

  @Required(profileRules.sex)
  sex!: 'male' | 'female';

  @Optional(profileRules.surname)
  surname?: string | null;

  @Optional(profileRules.citizenship)
  citizenship?: string | null;

  @Optional(profileRules.military)
  military?: string | null;

  @Optional(profileRules.place_birth)
  place_birth?: string | null;
}

export class WorkerBody extends PersonBody {
  @Optional(profileRules.position)
  position?: string | null;
}

export class TenantBody extends PersonBody {
  @Optional(profileRules.rooms)
  rooms?: string[] | string | null;

  @Optional(profileRules.snils)
  snils?: string | null;

  @Optional(profileRules.gis_uid)
  gis_uid?: string | null;

  @Optional(profileRules.hcs_uid)
  hcs_uid?: string | null;
}

export class CompanyBody extends UntypedProfileBody {
  @Required(profileRules.name)
  name!: string;

  @Optional(profileRules.address)
  address?: string | null;

  @Optional(profileRules.bank_details)
  bank_details?: unknown;
}
