/** Every ten minutes: the next signing key when it is time, and the end of those whose tokens are all gone. */
import { RetireKeys, RotateKeys } from '#auth/token';
import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { missedRun } from './missed-run.js';

@Injectable()
export class SigningKeysJob {
  private readonly logger = new Logger('Keys');

  constructor(
    private readonly rotateKeys: RotateKeys,
    private readonly retireKeys: RetireKeys,
  ) {}

  /** Several workers may do it at once. A failure is logged by the scheduler and mended by the next run. */
  @Cron(CronExpression.EVERY_10_MINUTES, { waitForCompletion: true, threshold: missedRun })
  async run(): Promise<void> {
    await this.rotateKeys.ifDue();
    const { erased, removed } = await this.retireKeys.execute();
    if (erased + removed > 0) {
      this.logger.log(
        `Erased the private parts of ${erased} signing keys, removed ${removed} that are spent`,
      );
    }
  }
}
