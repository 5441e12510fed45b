/** Houses that one company, the provider, looks after. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile } from '#auth/user';

@Entity('house_groups')
export class HouseGroup {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'house_groups_pkey' })
  id!: string;

  /** Counts the changes; a change names the version it was made on (`If-Match`). */
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
