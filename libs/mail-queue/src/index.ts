export { MailDeliveryModule } from './mail-delivery.module.js';
export { type CaughtMail, readMailbox, writeMail } from './mailbox/mailbox.js';
export { MailOutbox, type OutgoingMail } from './outbox/mail-outbox.js';
export { MailOutboxModule } from './outbox/mail-outbox.module.js';
export { mailEntities, type MailTemplate } from './outbox/outbox-mail.entity.js';
export { PurgeMail } from './outbox/purge-mail.js';
export type { MailParameters } from './outbox/sealed-parameters.js';
export { mailPersonalTables } from './outbox/personal-tables.js';
