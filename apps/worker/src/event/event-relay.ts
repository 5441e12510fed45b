/** Keeps events flowing from the outbox to Kafka: at once when the database calls, else every three seconds. */
import { RelayEvents, type RelayOutcome } from '#auth/event';
import { DatabaseListener, type Subscriber } from '#database';
import { TransactionalPublisher } from '#kafka';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. */
const timings = {
  interval: 3_000,
  /** Longer than another worker's interval: it may reach a broker that this one cannot. */
  afterFailure: 4_000,
  /** A broker that is not needed is asked this often whether it is there. */
  check: 5_000,
  /** Without a look that went well for so long the worker is unready. */
  unready: 8_000,
} as const;

@Injectable()
export class EventRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Events');
  private readonly stopping = new AbortController();
  private relaying: Promise<void> = Promise.resolve();
  private alarm = new AbortController();
  private failing = false;
  private lastGood = -Infinity;
  private lastHeard = -Infinity;

  constructor(
    private readonly relayEvents: RelayEvents,
    private readonly publisher: TransactionalPublisher,
    private readonly listener: DatabaseListener,
  ) {}

  get ready(): boolean {
    return performance.now() - this.lastGood < timings.unready;
  }

  onApplicationBootstrap(): void {
    const wake = () => this.alarm.abort();
    const subscriber: Subscriber = { notified: wake, back: wake, lost: () => undefined };
    this.listener.listen('event_outbox', subscriber);
    this.relaying = this.keepRelaying();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.alarm.abort();
    await this.relaying;
    await this.relayEvents.yield().catch(() => undefined);
    await this.publisher.close();
  }

  private async keepRelaying(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      // Set before the look: whatever is committed during it calls for another one.
      this.alarm = new AbortController();
      const outcome = await this.relayOrReport();
      if (outcome === 'busy') continue;
      if (outcome === 'idle') await rest(timings.interval, this.alarm.signal);
      else await rest(outcome ? timings.interval : timings.afterFailure, signal);
    }
  }

  /** One line when it begins to fail and one when it works again. @returns undefined after a failure */
  private async relayOrReport(): Promise<RelayOutcome | undefined> {
    try {
      const outcome = await this.relay();
      if (this.failing) this.logger.log('Events are published again');
      this.failing = false;
      this.lastGood = performance.now();
      return outcome;
    } catch (error) {
      if (!this.failing) this.logger.warn({ msg: 'Events wait in the outbox', err: error });
      this.failing = true;
      await this.relayEvents.yield().catch(() => undefined);
      return undefined;
    }
  }

  /** Whoever failed is well again only once the broker answers, though another should publish meanwhile, or try to. */
  private async relay(): Promise<RelayOutcome> {
    const outcome = await this.relayEvents.execute(this.publisher);
    const silent = performance.now() - this.lastHeard > timings.check;
    const uncertain = outcome === 'standby' ? this.failing : outcome === 'idle' && silent;
    if (uncertain) await this.publisher.check();
    if (uncertain || outcome === 'busy') this.lastHeard = performance.now();
    return outcome;
  }
}

async function rest(time: number, signal: AbortSignal): Promise<void> {
  await pause(time, undefined, { signal }).catch(() => undefined);
}
