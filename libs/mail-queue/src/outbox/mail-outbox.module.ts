/** The producer alone, for those who cause mail; needs the global settings module. */
import { Module } from '@nestjs/common';
import { MailOutbox } from './mail-outbox.js';

@Module({ providers: [MailOutbox], exports: [MailOutbox] })
export class MailOutboxModule {}
