/** A WebAuthn challenge: at most one per holder and purpose, usable once, stored as a digest. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

export type PasskeyPurpose = 'registration' | 'login' | 'step_up';

@Entity('passkey_challenges')
export class PasskeyChallenge {
  /** Id of the session; for `login`, id of the login challenge. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'passkey_challenges_pkey' })
  holder!: string;

  @PrimaryColumn('varchar', { length: 15, primaryKeyConstraintName: 'passkey_challenges_pkey' })
  purpose!: PasskeyPurpose;

  /** SHA-256 of the challenge in base64url. */
  @Column('bytea')
  digest!: Buffer;

  @Column('integer')
  @Index('passkey_challenges_user_idx')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'passkey_challenges_user_fkey' })
  user?: User;

  @Column('timestamptz')
  @Index('passkey_challenges_expires_at_idx')
  expiresAt!: Date;
}
