/** A login: owns every token issued since, and ends them all when it ends. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../account/user.entity.js';

@Entity('sessions')
export class Session {
  /** UUIDv7; the `sid` of tokens. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sessions_pkey' })
  id!: string;

  @Column('integer')
  @Index('sessions_user_idx')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'sessions_user_fkey' })
  user?: User;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** The end unless it is refreshed before. */
  @Column('timestamptz')
  @Index('sessions_expires_at_idx')
  expiresAt!: Date;

  /** The end that no refresh moves. */
  @Column('timestamptz')
  absoluteExpiresAt!: Date;

  /** Set by logout and everything else that ends a session early. */
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
