/** An administrator's permission for a company to add a person. The company decides whether and where. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile, User } from '#auth/user';

@Entity('company_assignments')
export class CompanyAssignment {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'company_assignments_pkey' })
  companyId!: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'company_assignments_pkey' })
  @Index('company_assignments_user_idx')
  userId!: number;

  @ManyToOne(() => CompanyProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id', foreignKeyConstraintName: 'company_assignments_company_fkey' })
  company?: CompanyProfile;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'company_assignments_user_fkey' })
  user?: User;

  @Column('timestamptz', { default: () => 'now()' })
  assignedAt!: Date;
}
