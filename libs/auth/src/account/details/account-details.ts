/** The full details of one account and the fields that may change, under their API names. */
import type { Language } from '#errors';
import type { AdministeredUser } from '#auth/user';
import type { CompanyInput, ProfileInput, TenantInput, WorkerInput } from '../profile/profile-input.js';

export interface AccountDetails extends AdministeredUser {
  readonly language: Language;
  readonly phones: readonly string[];
  readonly number: string | null;
  readonly oldNumbers: readonly string[];
  readonly inn: string | null;
  readonly additionalEmail: string | null;
  /** The administrators' note. */
  readonly comment: string;
  readonly hasSecondFactor: boolean;
  /** Name of the stored file. */
  readonly avatar: string | null;
  /** Null for an account created without a profile, such as one created by the CLI. */
  readonly profile: Readonly<ProfileInput> | null;
}

type Untyped<Input> = Omit<Input, 'type'>;

/** Fields of all three profile types; fields that the account's type lacks are rejected. */
export type ProfileChanges = Partial<Untyped<WorkerInput> & Untyped<TenantInput> & Untyped<CompanyInput>>;

export interface AccountChanges {
  readonly phones?: readonly string[];
  readonly language?: Language;
  readonly number?: string | null;
  readonly old_numbers?: readonly string[];
  readonly inn?: string | null;
  /** In canonical form. */
  readonly additional_email?: string | null;
  readonly comment?: string;
  readonly profile?: ProfileChanges;
}

export interface VersionedUser {
  readonly userId: number;
  /** The version that the caller read. */
  readonly version: number;
}
