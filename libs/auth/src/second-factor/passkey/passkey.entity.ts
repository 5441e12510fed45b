/** A credential of WebAuthn: the public half of a key that never leaves its authenticator. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from '#auth/user';

@Entity('passkeys')
@Index('passkeys_user_idx', ['userId', 'id'])
@Unique('passkeys_credential_key', ['credentialId'])
export class Passkey {
  /** UUIDv7; the name we know it by. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'passkeys_pkey' })
  id!: string;

  @Column('integer')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'passkeys_user_fkey' })
  user?: User;

  /** The name its authenticator knows it by. */
  @Column('bytea')
  credentialId!: Buffer;

  /** COSE (RFC 9052). */
  @Column('bytea')
  publicKey!: Buffer;

  /** Signatures made, as the authenticator last said; 0 for ever where it does not count. */
  @Column('bigint')
  counter!: string;

  /** How browsers may reach the authenticator; hints. */
  @Column('varchar', { array: true })
  transports!: string[];

  @Column('varchar', { length: 60 })
  name!: string;

  /** Whether it is kept in more places than one authenticator, as far as that says. */
  @Column('boolean')
  backedUp!: boolean;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}
