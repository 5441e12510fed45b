/** All fields of an account and which of them may be changed, under the names of the API. */
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
  /** A note of the administrators. */
  readonly comment: string;
  readonly hasSecondFactor: boolean;
  /** Name of the stored picture. */
  readonly avatar: string | null;
  /** Null for an account that was made without one, as the shell does. */
  readonly profile: Readonly<ProfileInput> | null;
}

type Untyped<Input> = Omit<Input, 'type'>;

/** Of any of the three types; a field that its type lacks is refused. */
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
  /** As the author of the change read it. */
  readonly version: number;
}
