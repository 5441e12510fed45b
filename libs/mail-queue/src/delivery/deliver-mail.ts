/** The use case: one attempt to deliver one mail, from whichever queue its id came. */
import { MailSettings } from '#config';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { urgent } from '../outbox/mail-priority.js';
import type { OutboxMail } from '../outbox/outbox-mail.entity.js';
import {
  beginAttempt,
  close,
  countPossibleCopy,
  findOpen,
  giveUp,
  postpone,
  putOff,
} from '../outbox/outbox-store.js';
import { backoff, backoffAfterPossibleCopy, mostCopies, patience } from './backoff.js';
import { DeliveryLock } from './delivery-lock.js';
import { DomainSlots } from './domain-slots.js';
import { MailSender } from './mail-sender.js';
import { classifyRefusal, type Refusal } from './refusal.js';

/** Seconds. A server that is away comes back for all mails at once; none should then wait for an hour. */
const longestWaitForServer = 300;

@Injectable()
export class DeliverMail {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: MailSettings,
    private readonly slots: DomainSlots,
    private readonly lock: DeliveryLock,
    private readonly sender: MailSender,
  ) {}

  /**
   * Safe to call at any time, any number of times: a mail that is closed, or being delivered elsewhere, is left alone.
   * A refusal is not an error here: it is written to the row, which comes due again.
   */
  async execute(id: string): Promise<void> {
    const mail = await findOpen(this.dataSource.manager, id);
    if (!mail) return;
    const domain = mail.recipient.slice(mail.recipient.lastIndexOf('@') + 1).toLowerCase();
    if (!this.slots.take(domain, mail.priority === urgent)) {
      await postpone(this.dataSource.manager, id, 1 + Math.random() * 2);
      return;
    }
    try {
      await this.lock.hold(id, () => this.attempt(mail));
    } finally {
      this.slots.free(domain);
    }
  }

  private async attempt(mail: OutboxMail): Promise<void> {
    const attempt = await beginAttempt(this.dataSource.manager, mail.id, this.settings.lease);
    if (attempt === undefined) return;
    try {
      await this.sender.send(mail);
    } catch (error) {
      await this.refused(mail, attempt, classifyRefusal(error));
      return;
    }
    await close(this.dataSource.manager, mail.id);
    this.logger.log(`Mail ${mail.id} (${mail.template}) was accepted at attempt ${attempt}`);
  }

  private async refused(mail: OutboxMail, attempt: number, { kind, reason }: Refusal): Promise<void> {
    const db = this.dataSource.manager;
    const copies = kind === 'uncertain' ? await countPossibleCopy(db, mail.id) : 0;
    if (kind === 'permanent' || copies >= mostCopies) {
      await giveUp(db, mail.id, reason);
      this.logger.error(`Mail ${mail.id} (${mail.template}) failed: ${reason}`);
      return;
    }
    const delay =
      copies > 0
        ? backoffAfterPossibleCopy(copies)
        : backoff(attempt, kind === 'unreachable' ? longestWaitForServer : undefined);
    if (await putOff(db, mail.id, { delay, patience, reason })) {
      this.logger.error(
        `Mail ${mail.id} (${mail.template}) was given up after ${attempt} attempts: ${reason}`,
      );
    } else {
      this.logger.warn(`Mail ${mail.id} (${mail.template}) waits ${Math.round(delay)} s: ${reason}`);
    }
  }
}
