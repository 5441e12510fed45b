/** A profile as submitted at registration, already validated. */
import type { Sex } from '#auth/user';

interface PersonInput {
  first_name: string;
  last_name: string;
  /** A date with or without a time; `YYYY-MM-DD` once stored. */
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

/** @returns the names of a person or company, which their password must not contain */
export function namesIn(profile: ProfileInput): string[] {
  return profile.type === 'company'
    ? [profile.name]
    : [profile.first_name, profile.last_name, profile.surname ?? ''];
}
