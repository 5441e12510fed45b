/** A flat or other part of a house, with the tenants living in it. */
import { Column, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, PrimaryColumn } from 'typeorm';
import { TenantProfile } from '../account/tenant-profile.entity.js';
import { House } from './house.entity.js';

@Entity('areas')
export class Area {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'areas_pkey' })
  id!: string;

  @Column('varchar', { length: 50 })
  number!: string;

  @Column('uuid')
  @Index('areas_house_idx')
  houseId!: string;

  @ManyToOne(() => House, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'house_id', foreignKeyConstraintName: 'areas_house_fkey' })
  house?: House;

  @ManyToMany(() => TenantProfile)
  @JoinTable({
    name: 'area_tenants',
    joinColumn: { name: 'area_id', foreignKeyConstraintName: 'area_tenants_area_fkey' },
    inverseJoinColumn: { name: 'tenant_id', foreignKeyConstraintName: 'area_tenants_tenant_fkey' },
  })
  tenants?: TenantProfile[];
}
