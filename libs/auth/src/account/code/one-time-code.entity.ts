/** A code sent by mail: one user, one purpose, one use; only its digest is kept, and a new one takes the place of the old. */
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

  /** Of a change of email: the address that is proved by the code. */
  @Column('varchar', { length: 254, nullable: true })
  newEmail!: string | null;

  /** Of a change of email: the session it was requested in. The change is withdrawn when the owner, an administrator or a stolen token ends that session. */
  @Column('uuid', { nullable: true })
  sessionId!: string | null;

  /** Of an activation: SHA-256 of the cookie of the browser that registered. Null where the mail was not caused by one. */
  @Column('bytea', { nullable: true })
  browserDigest!: Buffer | null;
}
