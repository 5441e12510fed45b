/** A login with a correct password that still requires a second factor. It grants no access. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from '#auth/user';

@Entity('login_challenges')
@Unique('login_challenges_digest_key', ['digest'])
export class LoginChallenge {
  /** UUIDv7. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'login_challenges_pkey' })
  id!: string;

  /** SHA-256 of the token in its cookie. */
  @Column('bytea')
  digest!: Buffer;

  @Column('integer')
  @Index('login_challenges_user_idx')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'login_challenges_user_fkey' })
  user?: User;

  /** Decremented before each code is checked. */
  @Column('smallint')
  triesLeft!: number;

  @Column('timestamptz')
  @Index('login_challenges_expires_at_idx')
  expiresAt!: Date;
}
