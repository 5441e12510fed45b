/** A part of a company, with the workers in it. */
import { Column, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile } from '../account/company-profile.entity.js';
import { WorkerProfile } from '../account/worker-profile.entity.js';

@Entity('departments')
export class Department {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'departments_pkey' })
  id!: string;

  @Column('varchar', { length: 255 })
  name!: string;

  @Column('integer')
  @Index('departments_company_idx')
  companyId!: number;

  @ManyToOne(() => CompanyProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id', foreignKeyConstraintName: 'departments_company_fkey' })
  company?: CompanyProfile;

  @ManyToMany(() => WorkerProfile)
  @JoinTable({
    name: 'department_workers',
    joinColumn: { name: 'department_id', foreignKeyConstraintName: 'department_workers_department_fkey' },
    inverseJoinColumn: { name: 'worker_id', foreignKeyConstraintName: 'department_workers_worker_fkey' },
  })
  workers?: WorkerProfile[];
}
