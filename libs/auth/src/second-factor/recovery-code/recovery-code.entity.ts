/** A code for a user who has lost their second factor. It is deleted when it is used. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

@Entity('recovery_codes')
export class RecoveryCode {
  /** Keyed digest of the code and its user. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'recovery_codes_pkey' })
  digest!: Buffer;

  @Column('integer')
  @Index('recovery_codes_user_idx')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'recovery_codes_user_fkey' })
  user?: User;
}
