/** A login: owns every token issued since, and ends them all when it ends. */
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';
import type { SecondFactorMethod } from './second-factor-method.js';
import type { EndReason } from '#auth/security-event';

@Entity('sessions')
@Check('sessions_tip_whole', 'num_nonnulls(tip_jti, tip_issued_at) IN (0, 2)')
@Check('sessions_second_factor_whole', 'num_nonnulls(second_factor, second_factor_at) IN (0, 2)')
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

  /** The one live refresh token. It expires when the session does. */
  @Column('uuid', { nullable: true })
  tipJti!: string | null;

  @Column('timestamptz', { nullable: true })
  tipIssuedAt!: Date | null;

  /** The token before the tip, good without limit until the tip is first used; null from then on. */
  @Column('uuid', { nullable: true })
  predecessorJti!: string | null;

  /** Set by logout and everything else that ends a session early. */
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  /** Null also where it was ended by plain SQL. */
  @Column('varchar', { length: 30, nullable: true })
  endReason!: EndReason | null;

  /** The User-Agent at login, cut to size. */
  @Column('varchar', { length: 200, nullable: true })
  device!: string | null;

  /** How the person last proved a second factor; null for an account without one. */
  @Column('varchar', { length: 15, nullable: true })
  secondFactor!: SecondFactorMethod | null;

  @Column('timestamptz', { nullable: true })
  secondFactorAt!: Date | null;

  /** Coarse: login, refreshes, and the first use of what a refresh gave. */
  @Column('timestamptz', { default: () => 'now()' })
  lastUsedAt!: Date;
}
