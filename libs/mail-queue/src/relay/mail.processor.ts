/** The worker's end of the Bull queue. */
import { OnQueueError, OnQueueFailed, Process, Processor } from '@nestjs/bull';
import { Logger } from '@nestjs/common';
import type { Job } from 'bull';
import { DeliverMail } from '../delivery/deliver-mail.js';
import { sendsAtOnce } from '../delivery/domain-slots.js';
import { type MailJob, mailQueueName } from './mail-queue.js';

@Processor(mailQueueName)
export class MailProcessor {
  private readonly logger = new Logger('Mail');

  constructor(private readonly deliverMail: DeliverMail) {}

  @Process({ concurrency: sendsAtOnce })
  async deliver(job: Job<MailJob>): Promise<void> {
    await this.deliverMail.execute(job.data.id);
  }

  @OnQueueFailed()
  failed(job: Job<MailJob>, error: Error): void {
    this.logger.warn(`Mail ${job.data.id} could not be delivered now and comes due again: ${error.message}`);
  }

  @OnQueueError()
  lost(error: Error): void {
    this.logger.warn(`Redis: ${error.message}`);
  }
}
