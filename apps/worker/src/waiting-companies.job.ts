/** Every five seconds: tells administrators which companies wait for approval, at most once an hour. */
import { BackgroundLoop, OutageLog } from '#background';
import { AnnounceCompanies } from '#organisation';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Milliseconds. */
const interval = 5_000;

@Injectable()
export class WaitingCompaniesJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(announceCompanies: AnnounceCompanies) {
    const outage = new OutageLog(new Logger('WaitingCompanies'), {
      began: 'Administrators are not told about companies that wait for approval',
      ended: 'Administrators are told about companies that wait for approval again',
    });
    const run = async () => {
      await announceCompanies.execute();
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
