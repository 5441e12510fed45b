/** One administrative change: who did what to whom, before and after. Rows are never changed or removed. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('audit_entries')
@Index('audit_entries_target_idx', ['targetType', 'targetId', 'id'])
@Index('audit_entries_actor_idx', ['actorId', 'id'])
@Index('audit_entries_action_idx', ['action', 'id'])
export class AuditEntry {
  /** UUIDv7: in order of time. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entries_pkey' })
  id!: string;

  @Column('timestamptz', { default: () => 'now()' })
  occurredAt!: Date;

  /** User id; null for the shell. No foreign key: the entry outlives the person. */
  @Column('integer', { nullable: true })
  actorId!: number | null;

  /** What was done, as `<noun>.<past tense>`: `user.flags_changed`. */
  @Column('varchar', { length: 60 })
  action!: string;

  /** The noun that was changed: `user`, `permission`, `department` … */
  @Column('varchar', { length: 40 })
  targetType!: string;

  /** Its id or name. */
  @Column('varchar', { length: 160 })
  targetId!: string;

  /** The fields that changed, as they were; null for something new, and where the values are personal and stand apart. */
  @Column('jsonb', { nullable: true })
  before!: object | null;

  /** The same fields as they are now; null for something removed. */
  @Column('jsonb', { nullable: true })
  after!: object | null;
}
