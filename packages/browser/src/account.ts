/** Who is logged in: the response of `GET /api/v1/me/`. Dates and times are ISO 8601 strings. */

export interface PersonProfile {
  readonly first_name: string;
  readonly last_name: string;
  readonly surname: string;
  /** `1990-05-17` */
  readonly birth_date: string;
  readonly sex: 'male' | 'female';
  readonly citizenship: string;
  readonly military: string;
  readonly place_birth: string;
}

export interface WorkerProfile extends PersonProfile {
  readonly type: 'worker';
  readonly position: string;
}

export interface TenantProfile extends PersonProfile {
  readonly type: 'tenant';
  readonly rooms: readonly string[];
  readonly snils: string;
  readonly gis_uid: string;
  readonly hcs_uid: string;
}

export interface CompanyProfile {
  readonly type: 'company';
  readonly name: string;
  readonly address: string;
  /** Any JSON value, stored unchanged. */
  readonly bank_details:
    string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown } | null;
}

export type Profile = WorkerProfile | TenantProfile | CompanyProfile;

export interface Account {
  readonly user_id: number;
  /** For the header `If-Match` of `PATCH /api/v1/me/`. */
  readonly version: number;
  readonly email: string;
  /** Of the person or the company; empty for an account without a profile. */
  readonly name: string;
  readonly type: Profile['type'] | null;
  /** Whether this is a company that no administrator has approved yet. */
  readonly awaits_approval: boolean;
  /** Of a company; a refused one also has `awaits_approval`. Null for other accounts. */
  readonly approval: 'waiting' | 'approved' | 'refused' | null;
  /** Why the company is refused, in the words of the administrator. */
  readonly refusal_reason: string | null;
  readonly is_active: boolean;
  readonly is_staff: boolean;
  readonly is_admin: boolean;
  readonly is_superuser: boolean;
  readonly is_deleted: boolean;
  readonly last_login: string | null;
  readonly date_joined: string;
  readonly language: 'en' | 'ru';
  readonly phones: readonly string[];
  /** Personal account, 13 digits. */
  readonly number: string | null;
  readonly old_numbers: readonly string[];
  readonly inn: string | null;
  readonly additional_email: string | null;
  readonly has_second_factor: boolean;
  /** Null for an account that was created without a profile. */
  readonly profile: Profile | null;
  /** Path of the picture on the gateway. */
  readonly avatar: string | null;
}
