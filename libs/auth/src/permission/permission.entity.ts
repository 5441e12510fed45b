/** One action on one named thing, such as `crm_button read`. */
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const permissionActions = ['create', 'read', 'update', 'delete'] as const;

export type PermissionAction = (typeof permissionActions)[number];

@Entity('permissions')
@Unique('permissions_name_action_key', ['name', 'action'])
@Index('permissions_search_idx', { synchronize: false })
@Check('permissions_action_known', `"action" IN ('create', 'read', 'update', 'delete')`)
@Index('permissions_name_idx', { synchronize: false })
export class Permission {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'permissions_pkey' })
  id!: string;

  @Column('varchar', { length: 6 })
  action!: PermissionAction;

  /** A slug. */
  @Column('varchar', { length: 150 })
  name!: string;

  @Column('varchar', { length: 255, default: '' })
  description!: string;

  /** True if another row had the same name when names became unique without regard to case and whitespace. Renaming resets it. */
  @Column('boolean', { default: false, select: false })
  nameConflicts?: boolean;
}
