/** Houses that one company, the provider, manages. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile } from '#auth/user';

@Entity('house_groups')
@Index('house_groups_order_idx', { synchronize: false })
export class HouseGroup {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'house_groups_pkey' })
  id!: string;

  /** Incremented by every change. A change must name the version that it is based on (`If-Match`). */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('varchar', { length: 100 })
  name!: string;

  @Column('integer', { nullable: true })
  @Index('house_groups_provider_idx')
  providerId!: number | null;

  @ManyToOne(() => CompanyProfile, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'provider_id', foreignKeyConstraintName: 'house_groups_provider_fkey' })
  provider?: CompanyProfile | null;
}
