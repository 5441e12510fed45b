/** Attempts to deliver one mail, with or without Bull. */
import { OutageLog } from '#background';
import { MailSettings } from '#config';
import { batchQueries, inStatement } from '#database';
import { type ActivityOutcome, counter, countActivity } from '#metrics';
import { Spanned } from '#tracing';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v4 as uuidv4 } from 'uuid';
import { urgent } from '../outbox/mail-priority.js';
import {
  beginAttempts,
  close,
  countPossibleCopy,
  type Delivery,
  findOpen,
  giveUp,
  type OpenMail,
  postpone,
  putOff,
} from '../outbox/outbox.store.js';
import { backoff, backoffAfterPossibleCopy, mostCopies, patience } from './backoff.js';
import { DeliveryLeases } from './delivery-leases.js';
import { DomainSlots } from './domain-slots.js';
import { MailSender } from './mail-sender.js';
import { classifyRefusal, type Refusal } from './refusal.js';

/** Seconds between attempts while the server is unreachable: once it is back, no mail should wait for an hour. */
const longestWaitForServer = 300;

interface Attempt {
  readonly delivery: Delivery;
  /** From 1. */
  readonly attempt: number;
}

/** Of one statement. */
const mostMails = 100;

@Injectable()
export class DeliverMail {
  private readonly logger = new Logger('Mail');
  private readonly outage = new OutageLog(this.logger, {
    began: 'The mail server cannot be reached; mails wait',
    ended: 'The mail server is reached again',
  });

  /** Deliveries that reach the same point together share a statement. */
  private readonly opened = batchQueries((ids: readonly string[]) => this.open(ids), mostMails);
  private readonly begun = batchQueries((all: readonly Delivery[]) => this.begin(all), mostMails);
  private readonly closed = batchQueries((ids: readonly string[]) => this.close(ids), mostMails);

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: MailSettings,
    private readonly slots: DomainSlots,
    private readonly leases: DeliveryLeases,
    private readonly sender: MailSender,
  ) {}

  /** Whether the server answered the last mail, if only to refuse it. */
  get reachesServer(): boolean {
    return !this.outage.isOngoing;
  }

  /**
   * Safe to call repeatedly and concurrently: does nothing for a mail that is closed or being delivered elsewhere.
   * Resolves also if the server refuses the mail: the row stores the refusal and the time of the next attempt.
   */
  @Spanned('deliver mail')
  async execute(id: string): Promise<void> {
    const mail = await this.opened.load(id);
    if (!mail) return;
    const domain = mail.recipient.slice(mail.recipient.lastIndexOf('@') + 1).toLowerCase();
    if (!this.slots.take(domain, mail.priority === urgent)) {
      await postpone(this.dataSource.manager, id, 1 + Math.random() * 2);
      return;
    }
    try {
      await this.attempt(mail);
    } finally {
      this.slots.free(domain);
    }
  }

  private open(ids: readonly string[]) {
    return findOpen(this.dataSource.manager, ids);
  }

  private begin(deliveries: readonly Delivery[]) {
    return inStatement(this.dataSource, (db) => beginAttempts(db, deliveries, this.settings.lease));
  }

  private async close(ids: readonly string[]): Promise<readonly undefined[]> {
    await inStatement(this.dataSource, (db) => close(db, ids));
    return ids.map(() => undefined);
  }

  private async attempt(mail: OpenMail): Promise<void> {
    const delivery = { id: uuidv4(), mail: mail.id };
    const attempt = await this.begun.load(delivery);
    if (attempt === undefined) return;
    await this.leases.during(delivery, () => this.deliver(mail, { delivery, attempt }));
  }

  private async deliver(mail: OpenMail, { delivery, attempt }: Attempt): Promise<void> {
    try {
      await this.sender.send(mail);
    } catch (error) {
      const refusal = classifyRefusal(error);
      if (refusal.kind === 'unreachable') this.outage.failed(new Error(refusal.reason));
      else this.outage.succeeded();
      await this.refused(mail, { delivery, attempt }, refusal);
      return;
    }
    this.outage.succeeded();
    await this.closed.load(mail.id);
    count(mail, 'sent');
    this.logger.log(`Mail ${mail.id} (${mail.template}) was accepted at attempt ${attempt}`);
  }

  private async refused(mail: OpenMail, current: Attempt, { kind, reason }: Refusal): Promise<void> {
    const db = this.dataSource.manager;
    const { delivery, attempt } = current;
    const copies = kind === 'uncertain' ? await countPossibleCopy(db, mail.id) : 0;
    if (kind === 'permanent' || copies >= mostCopies) {
      await giveUp(db, delivery, reason);
      count(mail, 'failed');
      this.logger.error(`Mail ${mail.id} (${mail.template}) failed: ${reason}`);
      return;
    }
    const delay =
      copies > 0
        ? backoffAfterPossibleCopy(copies)
        : backoff(attempt, kind === 'unreachable' ? longestWaitForServer : undefined);
    const isGivenUp = await putOff(db, delivery, { delay, patience, reason });
    count(mail, isGivenUp ? 'failed' : 'postponed');
    if (isGivenUp) {
      this.logger.error(
        `Mail ${mail.id} (${mail.template}) was given up after ${attempt} attempts: ${reason}`,
      );
    } else {
      this.logger.warn(`Mail ${mail.id} (${mail.template}) waits ${Math.round(delay)} s: ${reason}`);
    }
  }
}

function count({ template }: OpenMail, outcome: ActivityOutcome<'mail'>): void {
  countActivity('mail', outcome);
  counter('gatehouse_mails_total', { template, outcome }).add();
}
