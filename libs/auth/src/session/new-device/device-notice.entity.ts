/** A mail about a login from a new device. Its link reports the login as that of another person. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from '#auth/user';

@Entity('device_notices')
@Unique('device_notices_browser_key', ['userId', 'network', 'device'])
export class DeviceNotice {
  /** SHA-256 of the code in the link. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'device_notices_pkey' })
  digest!: Buffer;

  @Column('integer')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'device_notices_user_fkey' })
  user?: User;

  /** The client's network: IPv4 /32, IPv6 /64. */
  @Column('cidr')
  network!: string;

  /** The client's User-Agent, truncated; empty if absent. */
  @Column('varchar', { length: 200 })
  device!: string;

  @Column('timestamptz', { default: () => 'now()' })
  sentAt!: Date;

  /** When the link ends. */
  @Column('timestamptz')
  @Index('device_notices_expires_at_idx')
  expiresAt!: Date;
}
