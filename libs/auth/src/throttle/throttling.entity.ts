/** Records for operators that an account, a device or a network reached its limit: one row per counter, for each store. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

@Entity('throttlings')
export class Throttling {
  /** Of the counter. */
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'throttlings_pkey' })
  key!: string;

  /** Null for a network and for an unknown email. */
  @Column('integer', { nullable: true })
  @Index('throttlings_user_idx')
  userId!: number | null;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'throttlings_user_fkey' })
  user?: User;

  /** Null for an account or a device. */
  @Column('cidr', { nullable: true })
  network!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  beganAt!: Date;

  @Column('timestamptz')
  @Index('throttlings_ends_at_idx')
  endsAt!: Date;
}
