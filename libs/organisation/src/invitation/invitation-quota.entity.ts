/** At most how many invitations that count towards its limit a company has sent within 24 hours. */
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { CompanyProfile } from '#auth/user';

@Entity('invitation_quotas')
export class InvitationQuota {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'invitation_quotas_pkey' })
  companyId!: number;

  @OneToOne(() => CompanyProfile, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'company_id', foreignKeyConstraintName: 'invitation_quotas_company_fkey' })
  company?: CompanyProfile;

  /** Never less than the true number: that grows only together with it, and falls with time. */
  @Column('integer')
  mostSent!: number;

  /** When it was the true number. */
  @Column('timestamptz')
  countedAt!: Date;
}
