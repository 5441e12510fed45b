/** Each second: checks and invites the rows of imports. Workers share the rows. */
import { BackgroundLoop, OutageLog } from '#background';
import { AdvanceImports } from '#organisation';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Milliseconds. */
const interval = 1_000;

@Injectable()
export class ImportsJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(advanceImports: AdvanceImports) {
    const outage = new OutageLog(new Logger('Imports'), {
      began: 'Imports of people wait',
      ended: 'Imports of people continue',
    });
    const run = async (stopping: AbortSignal) => {
      await advanceImports.execute(stopping);
      return interval;
    };
    this.loop = new BackgroundLoop({ run, outage, pauseAfterFailure: interval });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
