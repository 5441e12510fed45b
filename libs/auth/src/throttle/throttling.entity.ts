/** That an account, a device or a network ran into its limit, for an operator to see: a row a counter, whichever store counts. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

@Entity('throttlings')
export class Throttling {
  /** Of the counter. */
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'throttlings_pkey' })
  key!: string;

  /** Null for a network, and for an email that belongs to nobody. */
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
