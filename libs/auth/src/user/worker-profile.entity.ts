/** A worker: a user who works for a company. */
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { PersonColumns } from './person.columns.js';
import { User } from './user.entity.js';

@Entity('worker_profiles')
@Index('worker_profiles_search_idx', { synchronize: false })
@Index('worker_profiles_order_idx', { synchronize: false })
export class WorkerProfile extends PersonColumns {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'worker_profiles_pkey' })
  userId!: number;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'worker_profiles_user_fkey' })
  user?: User;

  @Column('varchar', { length: 255, default: '' })
  position!: string;
}
