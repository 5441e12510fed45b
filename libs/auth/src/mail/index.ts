export { mailOrder } from '#mail-queue';
export { ListMails } from './list-mails.js';
export { MailModule } from './mail.module.js';
export { RetryMail } from './retry-mail.js';
