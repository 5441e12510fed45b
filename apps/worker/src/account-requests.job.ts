/** Four times a second: fulfils account requests (password resets and email changes), whose responses do not reveal whether an account exists. */
import { FulfilRequests } from '#auth/account';
import { OutageLog } from '#background';
import { Injectable, Logger } from '@nestjs/common';
import { RepeatedJob } from './repeated-job.js';

/** Milliseconds. */
const interval = 250;

@Injectable()
export class AccountRequestsJob extends RepeatedJob {
  constructor(private readonly fulfilRequests: FulfilRequests) {
    const outage = new OutageLog(new Logger('AccountRequests'), {
      began: 'Account requests wait',
      ended: 'Account requests are fulfilled again',
    });
    super({ outage, pauseAfterFailure: interval });
  }

  protected async run(): Promise<number> {
    await this.fulfilRequests.execute();
    return interval;
  }
}
