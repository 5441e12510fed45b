/** Each second: fulfils account requests (password resets and email changes), whose responses do not reveal whether an account exists. */
import { FulfilRequests } from '#auth/account';
import { BackgroundLoop, OutageLog } from '#background';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Milliseconds. */
const interval = 1_000;

@Injectable()
export class AccountRequestsJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(fulfilRequests: FulfilRequests) {
    const outage = new OutageLog(new Logger('AccountRequests'), {
      began: 'Account requests wait',
      ended: 'Account requests are fulfilled again',
    });
    const run = async () => {
      await fulfilRequests.execute();
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
