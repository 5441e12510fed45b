/** A company name reserved by a registration, whether or not it created an account; see decision 29. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';

@Entity('reserved_names')
export class ReservedName {
  /** The comparison key computed by `name_key`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'reserved_names_pkey' })
  name!: string;

  /** The new account, or the existing account with the email. */
  @Column('integer')
  @Index('reserved_names_user_idx')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'reserved_names_user_fkey' })
  user?: User;

  @Column('timestamptz')
  @Index('reserved_names_expires_at_idx')
  expiresAt!: Date;
}
