/** The worker's end of the Bull queue. */
import { InjectQueue, OnQueueError, OnQueueFailed, Process, Processor } from '@nestjs/bull';
import { Logger, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bull';
import { DeliverMail } from '../delivery/deliver-mail.js';
import { sendsAtOnce } from '../delivery/domain-slots.js';
import { type MailJob, mailQueueName } from './mail-queue.js';

@Processor(mailQueueName)
export class MailProcessor implements OnModuleInit {
  private readonly logger = new Logger('MailQueue');
  private lost = false;

  constructor(
    @InjectQueue(mailQueueName) private readonly queue: Queue<MailJob>,
    private readonly deliverMail: DeliverMail,
  ) {}

  onModuleInit(): void {
    this.queue.client.on('ready', () => {
      if (this.lost) this.logger.log('Redis is back');
      this.lost = false;
    });
  }

  @Process({ concurrency: sendsAtOnce })
  async deliver(job: Job<MailJob>): Promise<void> {
    await this.deliverMail.execute(job.data.id);
  }

  @OnQueueFailed()
  failed(job: Job<MailJob>, error: Error): void {
    this.logger.warn({
      msg: `Mail ${job.data.id} could not be delivered now and comes due again`,
      err: error,
    });
  }

  /** Each of the queue's connections reports each attempt to return; one line tells it all. */
  @OnQueueError()
  redisFailed(error: Error): void {
    if (!this.lost) this.logger.warn({ msg: 'Redis is lost', err: error });
    this.lost = true;
  }
}
