/** A code sent by mail: one user, one purpose, one use; only its digest is kept. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from './user.entity.js';

export type CodePurpose = 'activation';

@Entity('one_time_codes')
export class OneTimeCode {
  /** SHA-256 of the code. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'one_time_codes_pkey' })
  digest!: Buffer;

  @Column('integer')
  @Index('one_time_codes_user_idx')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'one_time_codes_user_fkey' })
  user?: User;

  @Column('varchar', { length: 20 })
  purpose!: CodePurpose;

  @Column('timestamptz')
  @Index('one_time_codes_expires_at_idx')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
