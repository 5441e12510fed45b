/** A WebAuthn credential: the public key of a key pair whose private key stays in the authenticator. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from '#auth/user';

@Entity('passkeys')
@Index('passkeys_user_idx', ['userId', 'id'])
@Unique('passkeys_credential_key', ['credentialId'])
export class Passkey {
  /** UUIDv7; the id in the API. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'passkeys_pkey' })
  id!: string;

  @Column('integer')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'passkeys_user_fkey' })
  user?: User;

  /** The credential id that the authenticator assigned. */
  @Column('bytea')
  credentialId!: Buffer;

  /** COSE (RFC 9052). */
  @Column('bytea')
  publicKey!: Buffer;

  /** Signature counter of the last use; always 0 for authenticators without a counter. */
  @Column('bigint')
  counter!: string;

  /** Transports of the authenticator, as hints for browsers. */
  @Column('varchar', { array: true })
  transports!: string[];

  @Column('varchar', { length: 60 })
  name!: string;

  /** Whether the key is backed up, as the authenticator reports. */
  @Column('boolean')
  backedUp!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
