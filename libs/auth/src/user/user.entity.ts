/** A person or company with an account. */
import type { Language } from '#errors';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export type ProfileType = 'worker' | 'tenant' | 'company';

/** Who created an account: its owner, an administrator, the import of the old database, or its owner by an invitation. */
export type AccountOrigin = 'registration' | 'administrator' | 'import' | 'invitation';

@Entity('users')
@Unique('users_subject_key', ['subject'])
@Unique('users_email_key', ['email'])
@Unique('users_additional_email_key', ['additionalEmail'])
@Index('users_profile_type_idx', ['profileType', 'id'])
@Index('users_inactive_idx', ['id'], { where: 'NOT is_active' })
@Index('users_deleted_idx', ['id'], { where: 'is_deleted' })
@Index('users_staff_idx', ['id'], { where: 'is_staff' })
@Index('users_admins_idx', ['id'], { where: 'is_admin' })
@Index('users_superusers_idx', ['id'], { where: 'is_superuser' })
@Index('users_second_factor_idx', ['id'], { where: 'has_second_factor' })
@Index('users_date_joined_idx', ['dateJoined', 'id'])
@Index('users_last_login_idx', { synchronize: false })
@Index('users_email_search_idx', { synchronize: false })
@Index('users_phones_search_idx', { synchronize: false })
@Check('users_email_lower_case', `"email" = lower("email")`)
@Check('users_activated', 'NOT (is_active AND awaits_activation)')
@Check('users_number_digits', `"number" ~ '^[0-9]{13}$'`)
export class User {
  /** The integer id in the API. */
  @PrimaryGeneratedColumn('identity', {
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'users_pkey',
  })
  id!: number;

  /** UUIDv7; the `sub` of tokens. */
  @Column('uuid')
  subject!: string;

  /** In lower case, because addresses are unique without regard to case. */
  @Column('varchar', { length: 254 })
  email!: string;

  @Column('varchar', { length: 254, nullable: true })
  additionalEmail!: string | null;

  /** A PHC string; read only to verify a password. */
  @Column('varchar', { length: 255, select: false })
  passwordHash!: string;

  /** When the password was set; rehashing does not change it. Null for imported accounts. */
  @Column('timestamptz', { nullable: true, default: () => 'now()' })
  passwordChangedAt!: Date | null;

  /** The type of the user's only profile; maintained by triggers. */
  @Column('varchar', { length: 7, nullable: true })
  profileType!: ProfileType | null;

  /** Language of mails. */
  @Column('varchar', { length: 2 })
  language!: Language;

  @Column('jsonb', { default: () => `'[]'` })
  phones!: string[];

  /** Personal account, 13 digits. */
  @Column('varchar', { length: 13, nullable: true })
  number!: string | null;

  @Column('jsonb', { default: () => `'[]'` })
  oldNumbers!: string[];

  @Column('varchar', { length: 12, nullable: true })
  inn!: string | null;

  @Column('text', { default: '' })
  comment!: string;

  @Column('varchar', { length: 255, nullable: true })
  avatar!: string | null;

  @Column('boolean', { default: false })
  isActive!: boolean;

  /** True until the account is active for the first time. A trigger then sets it to false permanently. */
  @Column('boolean', { default: false })
  awaitsActivation!: boolean;

  /** True if an administrator activated the account, until its owner opens a mailed link. */
  @Column('boolean', { default: false })
  hasUnprovenEmail!: boolean;

  @Column('varchar', { length: 20, default: 'registration' })
  origin!: AccountOrigin;

  @Column('boolean', { default: false })
  isStaff!: boolean;

  @Column('boolean', { default: false })
  isAdmin!: boolean;

  @Column('boolean', { default: false })
  isSuperuser!: boolean;

  @Column('boolean', { default: false })
  isDeleted!: boolean;

  /** Updated with the factors, so that the statement that begins a session can require one. */
  @Column('boolean', { default: false })
  hasSecondFactor!: boolean;

  /** When access was granted. */
  @Column('timestamptz', { nullable: true })
  getAccessDate!: Date | null;

  @Column('timestamptz', { nullable: true })
  lastLogin!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  dateJoined!: Date;

  /** Incremented by every change. A change must name the version that it is based on (`If-Match`). */
  @Column('integer', { default: 1 })
  version!: number;
}
