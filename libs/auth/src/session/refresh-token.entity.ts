/**
 * The ledger of refresh tokens, by `jti`: outstanding, or blacklisted once rotated. The token itself is nowhere kept,
 * and without the signing key a `jti` opens nothing.
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

  /** Once it was rotated. */
  @Column('timestamptz', { nullable: true })
  blacklistedAt!: Date | null;

  /** The end of its grace: set when its successor was first used. */
  @Column('timestamptz', { nullable: true })
  goodUntil!: Date | null;
}
