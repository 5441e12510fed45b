/** A part of a company. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile } from '#auth/user';

@Entity('departments')
@Index('departments_order_idx', { synchronize: false })
@Index('departments_search_idx', { synchronize: false })
export class Department {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'departments_pkey' })
  id!: string;

  /** Incremented by every change. A change must name the version that it is based on (`If-Match`). */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('varchar', { length: 255 })
  name!: string;

  @Column('integer')
  @Index('departments_company_idx')
  companyId!: number;

  @ManyToOne(() => CompanyProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id', foreignKeyConstraintName: 'departments_company_fkey' })
  company?: CompanyProfile;
}
