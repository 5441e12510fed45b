/** An account, an address or a network that an administrator banned from every entry point for passwords and codes. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from '#auth/user';

@Entity('bans')
@Unique('bans_user_key', ['userId'])
@Unique('bans_network_key', ['network'])
@Check('bans_one_target', `num_nonnulls("user_id", "network") = 1`)
export class Ban {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'bans_pkey' })
  id!: string;

  /** Null for a network. */
  @Column('integer', { nullable: true })
  userId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'bans_user_fkey' })
  user?: User;

  /** Null for an account. */
  @Column('cidr', { nullable: true })
  network!: string | null;

  @Column('varchar', { length: 200 })
  reason!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** Null for a permanent ban. */
  @Column('timestamptz', { nullable: true })
  @Index('bans_expires_at_idx')
  expiresAt!: Date | null;
}
