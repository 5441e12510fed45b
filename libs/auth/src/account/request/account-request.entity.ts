/** A request that is answered before its account is looked up, so that the answer cannot reveal whether it exists. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

export type RequestKind = 'password_reset' | 'email_change';

@Entity('account_requests')
export class AccountRequest {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_requests_pkey' })
  id!: string;

  @Column('varchar', { length: 20 })
  kind!: RequestKind;

  /** Of the account to reset, if there is one, as it was typed; or the new address of the one to change, in canonical form. */
  @Column('varchar', { length: 254 })
  email!: string;

  /** Who asks for another email; null for a reset, which anybody may ask for. */
  @Column('integer', { nullable: true })
  @Index('account_requests_user_idx')
  userId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'account_requests_user_fkey' })
  user?: User;

  /** In which session. */
  @Column('uuid', { nullable: true })
  sessionId!: string | null;

  /** Of a reset: requested from a device that the account knows, or at the shell. Its mail is not put off. */
  @Column('boolean', { default: false })
  isTrusted!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** Put off where it failed, and where the account was mailed too often. */
  @Column('timestamptz', { default: () => 'now()' })
  @Index('account_requests_due_idx')
  dueAt!: Date;
}
