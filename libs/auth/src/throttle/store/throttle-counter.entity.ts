/** One counter of attempts in its present window, where PostgreSQL counts. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('throttle_counters')
export class ThrottleCounter {
  /** See `counters.ts`; names nobody in clear. */
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'throttle_counters_pkey' })
  key!: string;

  /** Of the window, so that an attempt is never given back to a later one. */
  @Column('uuid')
  windowId!: string;

  @Column('integer')
  used!: number;

  @Column('integer')
  allowed!: number;

  /** Whether the first refusal of this window has been told of. */
  @Column('boolean', { default: false })
  told!: boolean;

  @Column('timestamptz')
  @Index('throttle_counters_closes_at_idx')
  closesAt!: Date;
}
