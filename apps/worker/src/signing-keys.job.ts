/** Every ten minutes: makes the next signing key when it is due, and deletes keys whose tokens have all expired. */
import { RetireKeys, RotateKeys } from '#auth/token';
import { OutageLog } from '#background';
import { Injectable, Logger } from '@nestjs/common';
import { RepeatedJob } from './repeated-job.js';

/** Milliseconds. */
const interval = 600_000;

const logger = new Logger('Keys');

@Injectable()
export class SigningKeysJob extends RepeatedJob {
  constructor(
    private readonly rotateKeys: RotateKeys,
    private readonly retireKeys: RetireKeys,
  ) {
    super({
      outage: new OutageLog(logger, {
        began: 'Signing keys cannot be rotated; the current key stays in use',
        ended: 'Signing keys can be rotated again',
      }),
      pauseAfterFailure: 60_000,
    });
  }

  /** Any number of workers may run it at the same time. */
  protected async run(): Promise<number> {
    await this.rotateKeys.ifDue();
    const { erased, removed } = await this.retireKeys.execute();
    if (erased + removed > 0) {
      logger.log(`Erased ${erased} private signing keys, deleted ${removed} expired signing keys`);
    }
    return interval;
  }
}
