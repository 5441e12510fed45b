/** Takes the ids of mails off the Bull queue and delivers them. */
import { OutageLog } from '#background';
import { RedisSettings } from '#config';
import { tlsFaultOf } from '#errors';
import { InjectQueue, OnQueueError, OnQueueFailed, Process, Processor } from '@nestjs/bull';
import { Logger, type OnModuleInit } from '@nestjs/common';
import type { Job, Queue } from 'bull';
import { DeliverMail } from '../delivery/deliver-mail.js';
import { sendsAtOnce } from '../delivery/domain-slots.js';
import { type MailJob, mailQueueName } from './mail-queue.js';

@Processor(mailQueueName)
export class MailProcessor implements OnModuleInit {
  private readonly logger = new Logger('MailQueue');
  private readonly outage = new OutageLog(this.logger, {
    began: 'The connection to Redis is lost: mails wait in the outbox',
    ended: 'The connection to Redis is back',
  });

  constructor(
    @InjectQueue(mailQueueName) private readonly queue: Queue<MailJob>,
    private readonly deliverMail: DeliverMail,
    private readonly redis: RedisSettings,
  ) {}

  onModuleInit(): void {
    this.queue.client.on('ready', () => this.outage.succeeded());
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

  /** Called for each failed attempt of each of the queue's connections. */
  @OnQueueError()
  redisFailed(error: Error): void {
    const { address, addresses } = this.redis;
    const tlsFault = address?.tls && tlsFaultOf(error, 'REDIS_SSL', addresses.join(', '));
    this.outage.failed(tlsFault ? new Error(tlsFault, { cause: error }) : error);
  }
}
