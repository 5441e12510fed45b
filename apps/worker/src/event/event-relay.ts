/** Publishes the events of the outbox to Kafka: when the database notifies of new ones, and every three seconds. */
import { RelayEvents, type RelayOutcome } from '#auth/event';
import { BackgroundLoop, OutageLog, pause } from '#background';
import { DatabaseListener, type Subscriber } from '#database';
import { TransactionalPublisher } from '#kafka';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Milliseconds. */
const timings = {
  interval: 3_000,
  /** Longer than the interval: another worker, which may reach a broker that this one cannot, takes over first. */
  pauseAfterFailure: 4_000,
  /** While there is nothing to publish, the connection to the broker is checked this often. */
  check: 5_000,
  /** The worker is unready when no run has succeeded for this long. */
  unready: 8_000,
} as const;

@Injectable()
export class EventRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly outage = new OutageLog(new Logger('Events'), {
    began: 'Events wait in the outbox',
    ended: 'Events are published again',
  });
  private readonly loop = new BackgroundLoop({
    run: (stopping) => this.run(stopping),
    outage: this.outage,
    pauseAfterFailure: timings.pauseAfterFailure,
  });
  private lastSuccess = -Infinity;
  private lastContact = -Infinity;

  constructor(
    private readonly relayEvents: RelayEvents,
    private readonly publisher: TransactionalPublisher,
    private readonly listener: DatabaseListener,
  ) {}

  get isReady(): boolean {
    return performance.now() - this.lastSuccess < timings.unready;
  }

  onApplicationBootstrap(): void {
    const wake = () => this.loop.wake();
    const subscriber: Subscriber = { notified: wake, back: wake, lost: () => undefined };
    this.listener.listen('event_outbox', subscriber);
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.yieldLease();
    await this.publisher.close();
  }

  /** A failure yields the lease, so that another worker can publish. */
  private async run(stopping: AbortSignal): Promise<number> {
    let outcome: RelayOutcome;
    try {
      outcome = await this.relay();
    } catch (error) {
      await this.yieldLease();
      await this.relayEvents.recordFailure(error).catch(() => undefined);
      throw error;
    }
    this.lastSuccess = performance.now();
    if (outcome === 'busy') return 0;
    // Notifications concern the worker that publishes: a standby does not react to each of them.
    if (outcome === 'standby') await pause(timings.interval, stopping);
    return outcome === 'standby' ? 0 : timings.interval;
  }

  /** During an outage a standby succeeds only when the broker answers: the worker that publishes may be failing too. */
  private async relay(): Promise<RelayOutcome> {
    const outcome = await this.relayEvents.execute(this.publisher);
    const isSilent = performance.now() - this.lastContact > timings.check;
    const needsCheck = outcome === 'standby' ? this.outage.isOngoing : outcome === 'idle' && isSilent;
    if (needsCheck) await this.publisher.check();
    if (needsCheck || outcome === 'busy') {
      this.lastContact = performance.now();
      await this.relayEvents.recordContact();
    }
    return outcome;
  }

  private async yieldLease(): Promise<void> {
    await this.relayEvents.yield().catch(() => undefined);
  }
}
