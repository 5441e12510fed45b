/** A counter of attempts in its current window, in PostgreSQL. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('throttle_counters')
export class ThrottleCounter {
  /** A keyed digest, see `attempt-counters.ts`. */
  @PrimaryColumn('varchar', { length: 80, primaryKeyConstraintName: 'throttle_counters_pkey' })
  key!: string;

  /** Id of the window, so that an attempt is never given back to a later one. */
  @Column('uuid')
  windowId!: string;

  @Column('integer')
  used!: number;

  @Column('integer')
  allowed!: number;

  /** Whether the first refusal of this window was reported. */
  @Column('boolean', { name: 'told', default: false })
  isReported!: boolean;

  @Column('timestamptz')
  @Index('throttle_counters_closes_at_idx')
  closesAt!: Date;
}
