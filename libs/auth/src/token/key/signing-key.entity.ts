/**
 * A key pair that signs access and refresh tokens. It is published first, signs from `activatesAt` until the next key signs, and
 * is then kept to verify its tokens. The clock of the database decides its state.
 */
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** The public part as JWK (RFC 7517, RFC 7518 section 6.2.1). */
export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

@Entity('signing_keys')
@Unique('signing_keys_generation_key', ['generation'])
@Check('signing_keys_revoked_cannot_sign', `"revoked_at" IS NULL OR "sealed_private_key" IS NULL`)
export class SigningKey {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signing_keys_pkey' })
  kid!: string;

  /** One more than that of the previous key, so that one of several concurrent processes succeeds. */
  @Column('integer')
  generation!: number;

  @Column('jsonb')
  publicJwk!: PublicJwk;

  /** PKCS #8, encrypted under `SECRET_KEY`; erased when the key no longer signs. */
  @Column('bytea', { nullable: true })
  sealedPrivateKey!: Buffer | null;

  @Column('timestamptz', { default: () => 'now()' })
  publishedAt!: Date;

  @Column('timestamptz')
  activatesAt!: Date;

  /** Set when the key was compromised: all tokens it signed are rejected. */
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
