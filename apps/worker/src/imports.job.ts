/** Four times a second: checks and invites the rows of imports. Workers share the rows. */
import { OutageLog } from '#background';
import { AdvanceImports } from '#organisation';
import { Injectable, Logger } from '@nestjs/common';
import { RepeatedJob } from './repeated-job.js';

/** Milliseconds. */
const interval = 250;

@Injectable()
export class ImportsJob extends RepeatedJob {
  constructor(private readonly advanceImports: AdvanceImports) {
    const outage = new OutageLog(new Logger('Imports'), {
      began: 'Imports of people wait',
      ended: 'Imports of people continue',
    });
    super({ outage, pauseAfterFailure: interval });
  }

  protected async run(stopping: AbortSignal): Promise<number> {
    await this.advanceImports.execute(stopping);
    return interval;
  }
}
