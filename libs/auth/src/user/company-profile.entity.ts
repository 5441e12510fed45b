/** A company: employs workers, manages house groups and may own housing. */
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, Unique } from 'typeorm';
import { User } from './user.entity.js';

@Entity('company_profiles')
@Unique('company_profiles_name_key', ['name'])
@Index('company_profiles_awaiting_idx', ['userId'], { where: 'awaits_approval' })
@Index('company_profiles_search_idx', { synchronize: false })
@Index('company_profiles_order_idx', { synchronize: false })
@Index('company_profiles_name_idx', { synchronize: false })
export class CompanyProfile {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'company_profiles_pkey' })
  userId!: number;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'company_profiles_user_fkey' })
  user?: User;

  @Column('varchar', { length: 100 })
  name!: string;

  @Column('text', { default: '' })
  address!: string;

  /** True for a company that registered itself: it manages no users until an administrator approves it. */
  @Column('boolean', { default: false })
  awaitsApproval!: boolean;

  /** When an administrator refused the approval; null again once the company asks for another review. */
  @Column('timestamptz', { nullable: true })
  refusedAt!: Date | null;

  /** What the company is told about the refusal. */
  @Column('text', { nullable: true })
  refusalReason!: string | null;

  /** Any JSON. */
  @Column('jsonb', { nullable: true })
  bankDetails!: object | string | number | boolean | null;

  /** True if another row had the same name when names became unique without regard to case and whitespace. Renaming resets it. */
  @Column('boolean', { default: false, select: false })
  nameConflicts?: boolean;
}
