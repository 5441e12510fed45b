/** A template of a role: permissions that are granted together. */
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('permission_groups')
@Unique('permission_groups_name_key', ['name'])
@Index('permission_groups_name_idx', { synchronize: false })
export class PermissionGroup {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'permission_groups_pkey' })
  id!: string;

  /** Incremented by every change. A change must name the version that it is based on (`If-Match`). */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('varchar', { length: 100 })
  name!: string;

  @Column('varchar', { length: 255, default: '' })
  description!: string;

  /** True if another row had the same name when names became unique without regard to case and whitespace. Renaming resets it. */
  @Column('boolean', { default: false, select: false })
  nameConflicts?: boolean;
}
