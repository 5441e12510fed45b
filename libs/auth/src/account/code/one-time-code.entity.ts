/**
 * A mailed code for one user, one purpose and one use. Only its digest is stored; a new code replaces the previous one.
 */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from '#auth/user';

export type CodePurpose = 'activation' | 'password_reset' | 'email_change';

@Entity('one_time_codes')
@Unique('one_time_codes_purpose_key', ['userId', 'purpose'])
export class OneTimeCode {
  /** SHA-256 of the code. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'one_time_codes_pkey' })
  digest!: Buffer;

  @Column('integer')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'one_time_codes_user_fkey' })
  user?: User;

  @Column('varchar', { length: 20 })
  purpose!: CodePurpose;

  @Column('timestamptz')
  @Index('one_time_codes_expires_at_idx')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;

  /** Only for a change of email: the address that the code proves. */
  @Column('varchar', { length: 254, nullable: true })
  newEmail!: string | null;

  /** Only for a change of email: the session that requested it. The change is cancelled when this session ends. */
  @Column('uuid', { nullable: true })
  sessionId!: string | null;

  /**
   * Only for an activation: SHA-256 of the cookie of the browser that registered. Null if no browser caused the mail.
   */
  @Column('bytea', { nullable: true })
  browserDigest!: Buffer | null;
}
