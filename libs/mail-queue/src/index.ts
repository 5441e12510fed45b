export { MailOutbox, type OutgoingMail } from './outbox/mail-outbox.js';
export { MailOutboxModule } from './outbox/mail-outbox.module.js';
export { type Language, mailEntities, type MailTemplate } from './outbox/outbox-mail.entity.js';
export type { MailParameters } from './outbox/sealed-parameters.js';
