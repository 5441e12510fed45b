/** The order in which waiting mails are sent. */
import type { MailTemplate } from './outbox-mail.entity.js';

/** 0 leaves first. */
export type MailPriority = 0 | 1 | 2;

/** Users wait for these on a page, and cannot log in without them. */
export const urgent: MailPriority = 0;

/** Mails that a flood of registrations causes must not delay those that people need to log in. */
export const mailPriorities: Readonly<Record<MailTemplate, MailPriority>> = {
  'password-reset': 0,
  'second-factor': 0,
  'new-device': 1,
  'email-change': 1,
  activation: 1,
  'activation-again': 1,
  'account-exists': 1,
  'account-created': 1,
  'account-closed': 2,
  'account-erased': 2,
  'password-changed': 2,
  'password-reset-done': 2,
  'email-change-notice': 2,
  'email-change-admin': 2,
  'email-objection': 2,
  'email-changed': 2,
  'session-reused': 2,
  'company-approved': 2,
  'company-refused': 2,
  'companies-waiting': 2,
  // Thousands may be written at once by an import.
  invitation: 2,
  'member-removed': 2,
  'member-moved': 2,
  'member-left': 2,
  'member-by-admin': 2,
  'company-left': 2,
};
