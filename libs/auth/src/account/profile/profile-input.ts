/** A profile as a person gives it at registration, already checked for form. */
import type { Sex } from '#auth/user';

interface PersonInput {
  first_name: string;
  last_name: string;
  /** A day, alone or with a time; `YYYY-MM-DD` where it is stored. */
  birth_date: string;
  sex: Sex;
  surname?: string;
  citizenship?: string;
  military?: string;
  place_birth?: string;
}

export interface WorkerInput extends PersonInput {
  type: 'worker';
  position?: string;
}

export interface TenantInput extends PersonInput {
  type: 'tenant';
  rooms?: string[];
  snils?: string;
  gis_uid?: string;
  hcs_uid?: string;
}

export interface CompanyInput {
  type: 'company';
  name: string;
  address?: string;
  bank_details?: object | string | number | boolean | null;
}

export type ProfileInput = WorkerInput | TenantInput | CompanyInput;
