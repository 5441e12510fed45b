/** A running app, as it reported itself last. A clean shutdown deletes the row. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const appNames = ['gateway', 'auth-service', 'worker'] as const;
export type AppName = (typeof appNames)[number];

/** What an app depends on, and whether it was there. */
export type InstanceChecks = Readonly<Record<string, 'up' | 'down'>>;

@Entity('app_instances')
export class AppInstance {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'app_instances_pkey' })
  id!: string;

  @Column('varchar', { length: 20 })
  app!: AppName;

  @Column('varchar', { length: 40 })
  version!: string;

  /** Name of the machine or container. */
  @Column('varchar', { length: 255 })
  host!: string;

  @Column('timestamptz', { default: () => 'now()' })
  startedAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  @Index('app_instances_seen_at_idx')
  seenAt!: Date;

  /** Its last report whose counts were added, so that a repeated report adds nothing. */
  @Column('integer')
  report!: number;

  @Column('jsonb')
  checks!: InstanceChecks;
}
