/** The dispatcher with Redis: puts the ids of the mails on the Bull queue, and nothing else of them. */
import { withTimeout } from '#background';
import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import type { ClaimedMail } from '../outbox/outbox.store.js';
import type { MailDispatcher } from './mail-dispatcher.js';
import { type MailJob, mailQueueName } from './mail-queue.js';

const batch = 100;

/** Milliseconds. Without Redis `add` never settles and may still be executed later: the job id prevents a second job. */
const addTimeout = 3000;

@Injectable()
export class BullDispatcher implements MailDispatcher {
  constructor(@InjectQueue(mailQueueName) private readonly queue: Queue<MailJob>) {}

  capacity(): number {
    return this.queue.client.status === 'ready' ? batch : 0;
  }

  async dispatch(mails: readonly ClaimedMail[]): Promise<void> {
    const jobs = mails.map(({ id, priority }) => ({
      data: { id },
      // Bull's highest priority is 1; 0 means no priority.
      opts: { jobId: id, priority: priority + 1 },
    }));
    const added = this.queue.addBulk(jobs);
    await withTimeout(addTimeout, added, 'Redis did not take the mails in time');
  }

  async stop(patience: number): Promise<void> {
    const ended = this.queue.pause(true, true).then(() => this.queue.whenCurrentJobsFinished());
    await withTimeout(patience, ended, 'a delivery is still running').catch(() => undefined);
    // By default `close()` waits for running jobs without a limit. Nest also closes the queue, and gets the result of this call.
    void this.queue.close(true);
  }
}
