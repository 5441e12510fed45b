/**
 * A refresh token by its `jti`, which is blacklisted after the rotation of the token. The token itself is not stored, and a
 * `jti` without a signature grants nothing.
 */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Session } from './session.entity.js';

@Entity('refresh_tokens')
export class RefreshToken {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'refresh_tokens_pkey' })
  jti!: string;

  @Column('uuid')
  @Index('refresh_tokens_session_idx')
  sessionId!: string;

  @ManyToOne(() => Session, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'refresh_tokens_session_fkey' })
  session?: Session;

  @Column('timestamptz')
  issuedAt!: Date;

  @Column('timestamptz')
  @Index('refresh_tokens_expires_at_idx')
  expiresAt!: Date;

  /** Time of the rotation. */
  @Column('timestamptz', { nullable: true })
  blacklistedAt!: Date | null;

  /** End of the grace period; set at the first use of the successor. */
  @Column('timestamptz', { nullable: true })
  goodUntil!: Date | null;
}
