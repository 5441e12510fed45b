/** Every ten minutes: makes the next signing key when it is due, and deletes keys whose tokens have all expired. */
import { RetireKeys, RotateKeys } from '#auth/token';
import { BackgroundLoop, OutageLog } from '#background';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Milliseconds. */
const interval = 600_000;

@Injectable()
export class SigningKeysJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Keys');
  private readonly loop = new BackgroundLoop({
    run: async () => {
      await this.rotateAndRetire();
      return interval;
    },
    outage: new OutageLog(this.logger, {
      began: 'Signing keys cannot be rotated; the current key stays in use',
      ended: 'Signing keys can be rotated again',
    }),
    pauseAfterFailure: 60_000,
  });

  constructor(
    private readonly rotateKeys: RotateKeys,
    private readonly retireKeys: RetireKeys,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Any number of workers may run it at the same time. */
  private async rotateAndRetire(): Promise<void> {
    await this.rotateKeys.ifDue();
    const { erased, removed } = await this.retireKeys.execute();
    if (erased + removed > 0) {
      this.logger.log(`Erased ${erased} private signing keys, deleted ${removed} expired signing keys`);
    }
  }
}
