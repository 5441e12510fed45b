/** A session: begins with a login. When it ends, all its tokens are rejected. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';
import type { SecondFactorMethod } from './second-factor-method.js';
import type { EndReason } from '#auth/security-event';

@Entity('sessions')
@Check('sessions_tip_whole', 'num_nonnulls(tip_jti, tip_issued_at) IN (0, 2)')
@Check('sessions_second_factor_whole', 'num_nonnulls(second_factor, second_factor_at) IN (0, 2)')
@Check('sessions_absolute_expiry', 'expires_at <= absolute_expires_at')
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

  /** Idle expiry; a refresh postpones it. */
  @Column('timestamptz')
  @Index('sessions_expires_at_idx')
  expiresAt!: Date;

  /** Absolute expiry; no refresh postpones it. */
  @Column('timestamptz')
  absoluteExpiresAt!: Date;

  /** `jti` of the current refresh token, the tip. It expires together with the session. */
  @Column('uuid', { nullable: true })
  tipJti!: string | null;

  @Column('timestamptz', { nullable: true })
  tipIssuedAt!: Date | null;

  /** `jti` of the refresh token before the tip, valid until the first use of the tip; null from then on. */
  @Column('uuid', { nullable: true })
  predecessorJti!: string | null;

  /** Set if the session ended before its expiry. */
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  /** Also null if plain SQL ended the session. */
  @Column('varchar', { length: 30, nullable: true })
  endReason!: EndReason | null;

  /** The User-Agent of the login, truncated. */
  @Column('varchar', { length: 200, nullable: true })
  device!: string | null;

  /** The second factor that was last verified; null if there was none. */
  @Column('varchar', { length: 15, nullable: true })
  secondFactor!: SecondFactorMethod | null;

  @Column('timestamptz', { nullable: true })
  secondFactorAt!: Date | null;

  /** Approximate: set by the login, by refreshes and by the first use of a refreshed access token. */
  @Column('timestamptz', { default: () => 'now()' })
  lastUsedAt!: Date;
}
