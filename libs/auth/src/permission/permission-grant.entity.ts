/** A permission held by a user: worker, tenant or company. */
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';
import { Permission } from './permission.entity.js';

@Entity('permission_grants')
export class PermissionGrant {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'permission_grants_pkey' })
  userId!: number;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'permission_grants_pkey' })
  @Index('permission_grants_permission_idx')
  permissionId!: string;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'permission_grants_user_fkey' })
  user?: User;

  @ManyToOne(() => Permission, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'permission_id', foreignKeyConstraintName: 'permission_grants_permission_fkey' })
  permission?: Permission;
}
