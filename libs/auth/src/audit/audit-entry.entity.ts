/** One administrative change: actor, action, target, and values before and after. Rows are never changed; `purge-audit` deletes old ones. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('audit_entries')
@Index('audit_entries_target_idx', ['targetType', 'targetId', 'id'])
@Index('audit_entries_target_id_idx', ['targetId', 'id'])
@Index('audit_entries_actor_idx', ['actorId', 'id'])
@Index('audit_entries_action_idx', ['action', 'id'])
export class AuditEntry {
  /** UUIDv7: in order of time. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entries_pkey' })
  id!: string;

  @Column('timestamptz', { default: () => 'now()' })
  occurredAt!: Date;

  /** User id; null for the CLI. No foreign key, because the entry outlives the account. */
  @Column('integer', { nullable: true })
  actorId!: number | null;

  /** Who ran the command: user and host of the operating system. Null for a person, and in entries of earlier versions. */
  @Column('varchar', { length: 160, nullable: true })
  shellUser!: string | null;

  /** `<noun>.<past tense>`, such as `user.flags_changed`. */
  @Column('varchar', { length: 60 })
  action!: string;

  /** The type of the target: `user`, `permission`, `department` … */
  @Column('varchar', { length: 40 })
  targetType!: string;

  /** Its id or name. */
  @Column('varchar', { length: 160 })
  targetId!: string;

  /** The changed fields before the change. Null for a new target, and if the values are personal and stored in `audit_values`. */
  @Column('jsonb', { nullable: true })
  before!: object | null;

  /** The same fields after the change; null for a removed target. */
  @Column('jsonb', { nullable: true })
  after!: object | null;
}
