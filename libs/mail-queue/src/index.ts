export { type SmtpTrial, trySmtp } from './delivery/try-smtp.js';
export { DeliverMail } from './delivery/deliver-mail.js';
export { MailDeliveryModule } from './mail-delivery.module.js';
export { findMail, readMailbox, type StoredMail, writeMail } from './mailbox/mailbox.js';
export {
  countMails,
  countMatching,
  type ListedMail,
  listMails,
  mailOrder,
  type MailCounts,
  type MailState,
  mailStates,
  retryFailedMails,
} from './outbox/mail-list.store.js';
export { MailOutbox, type OutgoingMail } from './outbox/mail-outbox.js';
export { MailOutboxModule } from './outbox/mail-outbox.module.js';
export { mailEntities, type MailTemplate, mailTemplates } from './outbox/outbox-mail.entity.js';
export { findOldestMail } from './outbox/outbox.store.js';
export { PurgeMail } from './outbox/purge-mail.js';
export type { MailParameters } from './outbox/sealed-parameters.js';
export { mailPersonalTables } from './outbox/personal-tables.js';
export { exampleParameters } from './rendering/example-parameters.js';
export { loadTemplates, type TemplateFault } from './rendering/load-templates.js';
export type { RenderedMail } from './rendering/mail-templates.js';
export { subjects } from './rendering/subjects.js';
