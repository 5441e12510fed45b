/** An invitation of one address, with the draft of what its reader becomes by accepting it. See decision 78. */
import type { Language } from '#errors';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { CompanyProfile, type ProfileType, User } from '#auth/user';
import type { ProfileChanges } from '#auth/account';

export const invitationStates = ['sent', 'opened', 'accepted', 'declined', 'revoked', 'expired'] as const;

export type InvitationState = (typeof invitationStates)[number];

/** Fields that the invited person finds filled in, under their API names. */
export type ProfileDraft = ProfileChanges & { readonly type: ProfileType };

@Entity('invitations')
@Unique('invitations_code_key', ['codeDigest'])
@Index('invitations_open_idx', { synchronize: false })
@Index('invitations_end_idx', { synchronize: false })
@Index('invitations_email_idx', ['email'])
@Index('invitations_older_spelling_idx', ['olderSpelling'], { where: 'older_spelling IS NOT NULL' })
@Index('invitations_former_codes_idx', { synchronize: false })
@Index('invitations_company_idx', ['companyId', 'id'])
@Index('invitations_company_sent_at_idx', ['companyId', 'sentAt'])
@Index('invitations_sent_at_idx', ['sentAt', 'id'])
@Check('invitations_email_lower_case', `"email" = lower("email")`)
@Check('invitations_part_range', `"part" > 0 AND "part" <= 1`)
@Check('invitations_closed', `("state" IN ('sent', 'opened')) = ("closed_at" IS NULL)`)
export class Invitation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'invitations_pkey' })
  id!: string;

  /** Incremented by every change. */
  @Column('integer', { default: 1 })
  version!: number;

  /** In canonical form. */
  @Column('varchar', { length: 254 })
  email!: string;

  /** The same with the domain in Unicode, as older accounts are stored. Null if it does not differ. */
  @Column('varchar', { length: 254, nullable: true })
  olderSpelling!: string | null;

  /** Null for an invitation to Gatehouse only. */
  @Column('integer', { nullable: true })
  companyId!: number | null;

  @ManyToOne(() => CompanyProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id', foreignKeyConstraintName: 'invitations_company_fkey' })
  company?: CompanyProfile | null;

  /** Null for the shell, and once the account is erased. */
  @Column('integer', { nullable: true })
  @Index('invitations_inviter_idx')
  invitedBy!: number | null;

  @ManyToOne(() => User, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'invited_by', foreignKeyConstraintName: 'invitations_inviter_fkey' })
  inviter?: User | null;

  /** Sent by the shell, which has no rank that could be lost. */
  @Column('boolean', { default: false })
  fromShell!: boolean;

  /** Of the mail, and of an account that the acceptance creates. */
  @Column('varchar', { length: 2 })
  language!: Language;

  @Column('jsonb')
  profile!: ProfileDraft;

  /** Of the account that the acceptance creates. */
  @Column('jsonb', { default: [] })
  phones!: string[];

  /** No foreign key: the acceptance reports a department that is gone. The same holds for areas and permissions. */
  @Column('uuid', { nullable: true })
  departmentId!: string | null;

  @Column('uuid', { nullable: true })
  areaId!: string | null;

  /** Share of the area as decimal text. Null for a tenant who owns none. */
  @Column('numeric', { precision: 11, scale: 10, nullable: true })
  part!: string | null;

  @Column('uuid', { array: true, default: '{}' })
  permissionIds!: string[];

  /** Name of the group that the permissions were taken from when the invitation was sent. */
  @Column('varchar', { length: 100, nullable: true })
  permissionGroup!: string | null;

  /** An open invitation also expires by the clock, without a change of its state. */
  @Column('varchar', { length: 10, default: 'sent' })
  state!: InvitationState;

  @Column('bytea', { select: false })
  codeDigest!: Buffer;

  /** Codes of former mails, newest first, so that their links say what happened. */
  @Column('bytea', { array: true, select: false, default: '{}' })
  formerCodeDigests!: Buffer[];

  @Column('timestamptz')
  expiresAt!: Date;

  /** When the newest mail was written. */
  @Column('timestamptz', { default: () => 'now()' })
  sentAt!: Date;

  @Column('integer', { default: 1 })
  timesSent!: number;

  /** When the page of the newest mail was first opened, by its reader or by a mail scanner. */
  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;

  /** Who accepted. */
  @Column('integer', { nullable: true })
  @Index('invitations_user_idx')
  userId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'invitations_user_fkey' })
  user?: User | null;

  /** The newest mail in the outbox. */
  @Column('uuid')
  mailId!: string;
}
