/** The outbox for administrators: lists mails, and sends failed ones again. */
import { Module } from '@nestjs/common';
import { ListMails } from './list-mails.js';
import { RetryMail } from './retry-mail.js';

@Module({ providers: [ListMails, RetryMail], exports: [ListMails, RetryMail] })
export class MailModule {}
