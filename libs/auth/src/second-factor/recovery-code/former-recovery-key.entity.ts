/**
 * The key of recovery codes that were made before a change of `SECRET_KEY`. Codes are stored as keyed digests, which cannot be
 * computed anew, so `reseal` keeps their key, sealed under the new `SECRET_KEY`.
 */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('former_recovery_keys')
export class FormerRecoveryKey {
  /** SHA-256 of the key, which has 256 bits of entropy. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'former_recovery_keys_pkey' })
  fingerprint!: Buffer;

  @Column('bytea')
  sealed!: Buffer;
}
