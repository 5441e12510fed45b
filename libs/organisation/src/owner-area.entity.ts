/** A share in an area, owned by either a company or a tenant. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile, TenantProfile } from '#auth/user';
import { Area } from './area.entity.js';

@Entity('owner_areas')
@Check('owner_areas_part_range', `"part" > 0 AND "part" <= 1`)
@Check('owner_areas_one_owner', `num_nonnulls("company_id", "tenant_id") = 1`)
export class OwnerArea {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'owner_areas_pkey' })
  id!: string;

  /** Incremented by every change. A change must name the version that it is based on (`If-Match`). */
  @Column('integer', { default: 1 })
  version!: number;

  /** Decimal text, greater than 0 and at most 1. Exact, so that shares add up. */
  @Column('numeric', { precision: 11, scale: 10 })
  part!: string;

  @Column('uuid')
  @Index('owner_areas_area_idx')
  areaId!: string;

  @ManyToOne(() => Area, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'owner_areas_area_fkey' })
  area?: Area;

  @Column('integer', { nullable: true })
  @Index('owner_areas_company_idx')
  companyId!: number | null;

  @ManyToOne(() => CompanyProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id', foreignKeyConstraintName: 'owner_areas_company_fkey' })
  company?: CompanyProfile | null;

  @Column('integer', { nullable: true })
  @Index('owner_areas_tenant_idx')
  tenantId!: number | null;

  @ManyToOne(() => TenantProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'tenant_id', foreignKeyConstraintName: 'owner_areas_tenant_fkey' })
  tenant?: TenantProfile | null;
}

/** @returns the user id of the company or tenant */
export function ownerIdOf({ companyId, tenantId }: Pick<OwnerArea, 'companyId' | 'tenantId'>): number {
  return (companyId ?? tenantId)!;
}
