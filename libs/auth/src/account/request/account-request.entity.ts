/** A request stored before its account is looked up, so that the response cannot reveal whether the account exists. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

/** `activation`: the confirmation of a registration is mailed again. */
export type RequestKind = RequestedMail | 'email_change';

/** What anyone may request for any address. */
export type RequestedMail = 'password_reset' | 'activation';

@Entity('account_requests')
export class AccountRequest {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_requests_pkey' })
  id!: string;

  @Column('varchar', { length: 20 })
  kind!: RequestKind;

  /** For a change of email, the new address in canonical form; otherwise the account's email as typed. */
  @Column('varchar', { length: 254 })
  email!: string;

  /** The user who requests a change of email; null for what anyone may request. */
  @Column('integer', { nullable: true })
  @Index('account_requests_user_idx')
  userId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'account_requests_user_fkey' })
  user?: User;

  /** The session that made the request. */
  @Column('uuid', { nullable: true })
  sessionId!: string | null;

  /** Only for a reset: requested from a known device or by the CLI. Its mail is not delayed. */
  @Column('boolean', { default: false })
  isTrusted!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** Postponed after a failure, and when the account has received too many mails. */
  @Column('timestamptz', { default: () => 'now()' })
  @Index('account_requests_due_idx')
  dueAt!: Date;
}
