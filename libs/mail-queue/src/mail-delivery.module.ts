/** Sends the mails of the outbox: relay, dispatcher, delivery, clean-up. */
import { AccountSettings, BrandSettings, MailSettings, type Settings } from '#config';
import { BullModule } from '@nestjs/bull';
import { MailerModule } from '@nestjs-modules/mailer';
import { type DynamicModule, Module } from '@nestjs/common';
import { DeliverMail } from './delivery/deliver-mail.js';
import { DeliveryLeases } from './delivery/delivery-leases.js';
import { DomainSlots } from './delivery/domain-slots.js';
import { MailSender } from './delivery/mail-sender.js';
import { mailerOptions } from './delivery/mailer-options.js';
import { reportedTemplates } from './rendering/load-templates.js';
import { MailTemplates } from './rendering/mail-templates.js';
import { PurgeMail } from './outbox/purge-mail.js';
import { BullDispatcher } from './relay/bull-dispatcher.js';
import { InProcessDispatcher } from './relay/in-process-dispatcher.js';
import { MAIL_DISPATCHER } from './relay/mail-dispatcher.js';
import { mailQueueOptions } from './relay/mail-queue.js';
import { MailRelay } from './relay/mail-relay.js';
import { MailProcessor } from './relay/mail.processor.js';

@Module({})
export class MailDeliveryModule {
  /** Needs the global settings module and a `DataSource` with `mailEntities`. Runs on Bull where Redis is set. */
  static forRoot({ mail, redis }: Settings): DynamicModule {
    return {
      module: MailDeliveryModule,
      imports: [
        MailerModule.forRoot(mailerOptions(mail)),
        ...(redis.address ? [BullModule.registerQueue(mailQueueOptions(redis.address, mail.lease))] : []),
      ],
      providers: [
        DeliverMail,
        DeliveryLeases,
        DomainSlots,
        MailSender,
        {
          provide: MailTemplates,
          useFactory: (mail: MailSettings, brand: BrandSettings, account: AccountSettings) =>
            reportedTemplates(mail.templatesFolder, { brand, account }),
          inject: [MailSettings, BrandSettings, AccountSettings],
        },
        MailRelay,
        PurgeMail,
        { provide: MAIL_DISPATCHER, useClass: redis.address ? BullDispatcher : InProcessDispatcher },
        ...(redis.address ? [MailProcessor] : []),
      ],
      exports: [PurgeMail],
    };
  }
}
