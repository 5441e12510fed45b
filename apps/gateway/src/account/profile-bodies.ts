/** The three kinds of profile as a caller writes them; lengths are those of the columns. */
import type { ProfileInput } from '#auth/core';
import { described, Optional, Required } from '../body/field-rules.js';
import { RequestBody } from '../body/request-body.js';
import { oneOf, text, words } from '../body/text.js';
import { anyJson, birthDate, rooms } from './account-rules.js';

export const profileTypes: ProfileInput['type'][] = ['worker', 'tenant', 'company'];

/** Stands for a profile whose `type` says nothing: that is all there is to say about it. */
export class UntypedProfileBody extends RequestBody {
  @Required(oneOf(...profileTypes))
  type!: ProfileInput['type'];
}

abstract class PersonBody extends UntypedProfileBody {
  @Required(words(100))
  first_name!: string;

  @Required(words(100))
  last_name!: string;

  @Required(birthDate)
  birth_date!: string;

  @Required(oneOf('male', 'female'))
  sex!: 'male' | 'female';

  @Optional(text(100))
  surname?: string | null;

  @Optional(text(100))
  citizenship?: string | null;

  @Optional(text(255))
  military?: string | null;

  @Optional(text(255))
  place_birth?: string | null;
}

export class WorkerBody extends PersonBody {
  @Optional(text(255))
  position?: string | null;
}

export class TenantBody extends PersonBody {
  @Optional(rooms)
  rooms?: string[] | string | null;

  @Optional(text(14))
  snils?: string | null;

  @Optional(text(100))
  gis_uid?: string | null;

  @Optional(text(100))
  hcs_uid?: string | null;
}

export class CompanyBody extends UntypedProfileBody {
  @Required(words(100))
  name!: string;

  @Optional(text(1000))
  address?: string | null;

  @Optional(described({ description: 'Any JSON', type: 'object', additionalProperties: true }, anyJson))
  bank_details?: unknown;
}
