/** A browser from which a user has logged in. It has attempts of its own, which strangers cannot use up. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

@Entity('known_devices')
@Index('known_devices_user_idx', ['userId', 'createdAt'])
export class KnownDevice {
  /** SHA-256 of the token in its cookie. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'known_devices_pkey' })
  digest!: Buffer;

  @Column('integer')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'known_devices_user_fkey' })
  user?: User;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz')
  @Index('known_devices_expires_at_idx')
  expiresAt!: Date;
}
