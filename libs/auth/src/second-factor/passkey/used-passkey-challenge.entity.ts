/** A challenge with which a passkey has logged in. It is kept until it expires, so that it is accepted once. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('used_passkey_challenges')
export class UsedPasskeyChallenge {
  /** SHA-256 of the challenge in base64url. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'used_passkey_challenges_pkey' })
  digest!: Buffer;

  @Column('timestamptz')
  @Index('used_passkey_challenges_expires_at_idx')
  expiresAt!: Date;
}
