/** A tenant who lives in an area. The provider of the house's group is the tenant's provider. */
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { TenantProfile } from '#auth/user';
import { Area } from './area.entity.js';

@Entity('area_tenants')
export class AreaTenant {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'area_tenants_pkey' })
  areaId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'area_tenants_pkey' })
  @Index('area_tenants_tenant_idx')
  tenantId!: number;

  @ManyToOne(() => Area, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'area_tenants_area_fkey' })
  area?: Area;

  @ManyToOne(() => TenantProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'tenant_id', foreignKeyConstraintName: 'area_tenants_tenant_fkey' })
  tenant?: TenantProfile;
}
