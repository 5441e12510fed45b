/** Each second: does what people asked for without being told whether it can be done. */
import { FulfilRequests } from '#auth/account';
import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { missedRun } from './missed-run.js';

@Injectable()
export class AccountRequestsJob {
  private readonly logger = new Logger('AccountRequests');
  private failing = false;

  constructor(private readonly fulfilRequests: FulfilRequests) {}

  /** One line when it begins to fail and one when it works again, not one a second. */
  @Cron(CronExpression.EVERY_SECOND, { waitForCompletion: true, threshold: missedRun })
  async run(): Promise<void> {
    try {
      await this.fulfilRequests.execute();
      if (this.failing) this.logger.log('Requests are fulfilled again');
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.logger.warn({ msg: 'Account requests wait', err: error });
      this.failing = true;
    }
  }
}
