/** A mail to send: stored in the transaction that causes it, open until the SMTP server accepts it or rejects it permanently. */
import type { Language } from '#errors';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The mails there are; each has its templates in every language. */
export const mailTemplates = [
  'account-erased',
  'account-created',
  'activation',
  'activation-again',
  'account-exists',
  'account-closed',
  'password-reset',
  'password-changed',
  'password-reset-done',
  'email-change',
  'email-change-notice',
  'email-change-admin',
  'email-objection',
  'email-changed',
  'second-factor',
  'new-device',
  'session-reused',
  'company-approved',
  'company-refused',
  'companies-waiting',
  'invitation',
  'member-removed',
  'member-moved',
  'member-left',
  'member-by-admin',
  'company-left',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

@Entity('mail_outbox')
@Index('mail_outbox_due_idx', ['priority', 'nextAttemptAt'], {
  where: 'sent_at IS NULL AND failed_at IS NULL',
})
@Index('mail_outbox_failed_idx', ['id'], { where: 'failed_at IS NOT NULL' })
@Index('mail_outbox_sent_at_idx', ['sentAt'], { where: 'sent_at IS NOT NULL' })
@Index('mail_outbox_recipient_idx', ['recipient'])
@Index('mail_outbox_about_idx', ['about'], { where: 'about IS NOT NULL' })
@Check('mail_outbox_one_end', `"sent_at" IS NULL OR "failed_at" IS NULL`)
@Check('mail_outbox_erased_once_sent', `"sent_at" IS NULL OR "sealed" IS NULL`)
export class OutboxMail {
  /** UUIDv7; also the queue's job id and the left side of the Message-ID. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mail_outbox_pkey' })
  id!: string;

  @Column('varchar', { length: 254 })
  recipient!: string;

  @Column('varchar', { length: 20 })
  template!: MailTemplate;

  @Column('varchar', { length: 2 })
  language!: Language;

  /** 0 leaves first; see `mailPriorities`. */
  @Column('smallint', { default: 1 })
  priority!: number;

  /** The user it is about. No foreign key: this library knows no users. */
  @Column('integer', { nullable: true })
  about!: number | null;

  /** The template's parameters, encrypted, because links that open an account must not be stored in clear. Null once sent. */
  @Column('bytea', { nullable: true })
  sealed!: Buffer | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** When the mail is due. A claim postpones it by the lease, a temporary refusal by the backoff. */
  @Column('timestamptz', { default: () => 'now()' })
  nextAttemptAt!: Date;

  /** Sends begun, the one that may be running included. */
  @Column('integer', { default: 0 })
  attempts!: number;

  /** Sends that the server may have accepted without saying so. */
  @Column('integer', { default: 0 })
  possibleCopies!: number;

  /** The delivery that is under way, or was when its process died; null between deliveries. */
  @Column('uuid', { nullable: true })
  deliveryId!: string | null;

  /** Until then no other delivery of this mail begins; renewed while it runs. */
  @Column('timestamptz', { nullable: true })
  deliveryUntil!: Date | null;

  /** When the SMTP server accepted it. */
  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  /** When it was given up; its parameters stay, so that it can be sent again by hand. */
  @Column('timestamptz', { nullable: true })
  failedAt!: Date | null;

  /** Reply code or kind of failure, without addresses or content. */
  @Column('varchar', { length: 100, nullable: true })
  lastError!: string | null;
}

/** Every entity of the mail queue, for the DataSource. */
export const mailEntities = [OutboxMail];
