/** A security-relevant event of an account that its owner can read: a login, a reused token, a new password. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '#auth/user';
import type { EndReason } from './end-reason.js';

/** `<noun>.<past tense>`. */
export type SecurityEventKind =
  | 'session.started'
  | 'session.ended'
  | 'session.refresh_reused'
  | 'session.stepped_up'
  /** The owner reported a login as that of another person. */
  | 'session.disowned'
  | 'account.throttled'
  | 'password.changed'
  | 'password.reset'
  | 'email.change_requested'
  | 'email.change_objected'
  | 'email.changed'
  | 'second_factor.totp_added'
  | 'second_factor.totp_removed'
  | 'second_factor.passkey_added'
  | 'second_factor.passkey_removed'
  | 'second_factor.codes_renewed'
  | 'second_factor.code_used'
  | 'second_factor.reset'
  /** The password was correct, and every attempt at the second factor failed. */
  | 'second_factor.refused'
  /** The signature counter of a passkey decreased, so a copy of it may exist. */
  | 'second_factor.passkey_refused';

@Entity('security_events')
@Index('security_events_user_idx', ['userId', 'id'])
export class SecurityEvent {
  /** UUIDv7: in order of time. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'security_events_pkey' })
  id!: string;

  @Column('timestamptz', { default: () => 'now()' })
  @Index('security_events_occurred_at_idx')
  occurredAt!: Date;

  @Column('integer')
  userId!: number;

  @ManyToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'security_events_user_fkey' })
  user?: User;

  @Column('varchar', { length: 60 })
  kind!: SecurityEventKind;

  /** The affected session, which may have been deleted. */
  @Column('uuid', { nullable: true })
  sessionId!: string | null;

  /** Why the session ended. */
  @Column('varchar', { length: 30, nullable: true })
  reason!: EndReason | null;

  /** The client's address; null for the CLI and for events that no request caused. */
  @Column('varchar', { length: 45, nullable: true })
  address!: string | null;

  /** The client's User-Agent, truncated. */
  @Column('varchar', { length: 200, nullable: true })
  device!: string | null;
}
