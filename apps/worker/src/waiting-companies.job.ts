/** Every five seconds: tells administrators which companies wait for approval, at most once an hour. */
import { OutageLog } from '#background';
import { AnnounceCompanies } from '#organisation';
import { Injectable, Logger } from '@nestjs/common';
import { RepeatedJob } from './repeated-job.js';

/** Milliseconds. */
const interval = 5_000;

@Injectable()
export class WaitingCompaniesJob extends RepeatedJob {
  constructor(private readonly announceCompanies: AnnounceCompanies) {
    const outage = new OutageLog(new Logger('WaitingCompanies'), {
      began: 'Administrators are not told about companies that wait for approval',
      ended: 'Administrators are told about companies that wait for approval again',
    });
    super({ outage, pauseAfterFailure: interval });
  }

  protected async run(): Promise<number> {
    await this.announceCompanies.execute();
    return interval;
  }
}
