/** How often something happened in an hour, in all processes together. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActivityKind, ActivityOutcome } from './activity-kinds.js';

@Entity('hourly_activity')
export class HourlyActivity {
  /** Its start, by the clock of the process that counted. */
  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'hourly_activity_pkey' })
  hour!: Date;

  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'hourly_activity_pkey' })
  kind!: ActivityKind;

  @PrimaryColumn('varchar', { length: 40, primaryKeyConstraintName: 'hourly_activity_pkey' })
  outcome!: ActivityOutcome;

  @Column('bigint')
  count!: string;
}
