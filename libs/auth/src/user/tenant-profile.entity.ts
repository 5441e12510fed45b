/** A tenant: a user who lives in or owns housing. */
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { PersonColumns } from './person.columns.js';
import { User } from './user.entity.js';

@Entity('tenant_profiles')
@Index('tenant_profiles_search_idx', { synchronize: false })
@Index('tenant_profiles_order_idx', { synchronize: false })
export class TenantProfile extends PersonColumns {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'tenant_profiles_pkey' })
  userId!: number;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'tenant_profiles_user_fkey' })
  user?: User;

  @Column('jsonb', { default: () => `'[]'` })
  rooms!: string[];

  /** Pension insurance number. */
  @Column('varchar', { length: 14, default: '' })
  snils!: string;

  /** Identifier in the state housing register. */
  @Column('varchar', { length: 100, default: '' })
  gisUid!: string;

  /** Identifier in the housing services register. */
  @Column('varchar', { length: 100, default: '' })
  hcsUid!: string;
}
