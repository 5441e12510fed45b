/** A template of a role: permissions that are granted together. */
import { Column, Entity, JoinTable, ManyToMany, PrimaryColumn, Unique } from 'typeorm';
import { Permission } from './permission.entity.js';

@Entity('permission_groups')
@Unique('permission_groups_name_key', ['name'])
export class PermissionGroup {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'permission_groups_pkey' })
  id!: string;

  @Column('varchar', { length: 100 })
  name!: string;

  @Column('varchar', { length: 255, default: '' })
  description!: string;

  @ManyToMany(() => Permission)
  @JoinTable({
    name: 'permission_group_permissions',
    joinColumn: { name: 'group_id', foreignKeyConstraintName: 'permission_group_permissions_group_fkey' },
    inverseJoinColumn: {
      name: 'permission_id',
      foreignKeyConstraintName: 'permission_group_permissions_permission_fkey',
    },
  })
  permissions?: Permission[];
}
