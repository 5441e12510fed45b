/** One permission of a permission group. */
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PermissionGroup } from './permission-group.entity.js';
import { Permission } from '../permission.entity.js';

@Entity('permission_group_entries')
export class PermissionGroupEntry {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'permission_group_entries_pkey' })
  groupId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'permission_group_entries_pkey' })
  @Index('permission_group_entries_permission_idx')
  permissionId!: string;

  @ManyToOne(() => PermissionGroup, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'permission_group_entries_group_fkey' })
  group?: PermissionGroup;

  @ManyToOne(() => Permission, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'permission_id', foreignKeyConstraintName: 'permission_group_entries_permission_fkey' })
  permission?: Permission;
}
