/**
 * Receives notifications of PostgreSQL on one connection per process and reconnects when it breaks. Connects at the first
 * subscription; without an address (in commands) it never connects, and no subscription is ever fresh.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { backoff, BackgroundLoop, type Failure, OutageLog } from '#background';
import { Logger } from '@nestjs/common';
import type { Notification } from 'pg';
import { Lease, term } from './lease.js';
import { type ListeningAddress, ListeningConnection, NoNotifications } from './listening-connection.js';
import { type Subscriber, ChannelSubscription } from './channel-subscription.js';

/** Milliseconds. A connection that lasted longer than `stable` resets the backoff. */
const pauses = { first: 50, longest: 1_000, stable: 5_000, withoutNotifications: 30_000 } as const;

export class DatabaseListener {
  private readonly outage = new OutageLog(new Logger('Database'), {
    began: 'Caches are not used until notifications of the database arrive again',
    ended: 'Notifications of the database arrive again',
  });
  private readonly subscriptions = new Set<ChannelSubscription>();
  private readonly lease = new Lease();
  private connection: ListeningConnection | undefined;
  private failures = 0;
  /** Undefined without an address. */
  private readonly loop: BackgroundLoop | undefined;

  /**
   * @param address of PostgreSQL itself; undefined: never listens
   * @param identity asks the database that is written to for its `databaseIdentity`, where the address may lead to another
   */
  constructor(
    address: ListeningAddress | undefined,
    private readonly identity: () => Promise<string | undefined> = async () => undefined,
  ) {
    if (!address) return;
    this.loop = new BackgroundLoop({
      run: (stopping) => this.listenUntilItBreaks(address, stopping),
      outage: this.outage,
      pauseAfterFailure: (failure) => this.pauseAfterFailure(failure),
    });
  }

  /**
   * @param channel any number of subscribers may share one
   * @returns whether the subscriber is up to date: never before its first `back`
   */
  listen(channel: string, subscriber: Subscriber): ChannelSubscription {
    const subscription = new ChannelSubscription(channel, subscriber, this.lease);
    this.subscriptions.add(subscription);
    const { connection } = this;
    if (connection) this.subscribe(connection, [subscription]).catch(() => connection.close());
    this.loop?.start();
    return subscription;
  }

  /**
   * Resolves when all subscribers have received the notifications of everything that was committed before the call, or when
   * their lease has expired. Costs one short query, which concurrent calls share.
   */
  async catchUp(): Promise<void> {
    const { connection } = this;
    if (!connection) return;
    const answered = new AbortController();
    // When a heartbeat takes longer than this, the lease expires and the caches are not used.
    const expiry = pause(term, undefined, { signal: answered.signal }).catch(() => undefined);
    const heartbeat = connection.heartbeat().catch(() => connection.close());
    await Promise.race([heartbeat, expiry]);
    answered.abort();
  }

  async close(): Promise<void> {
    const stopped = this.loop?.stop();
    this.connection?.close();
    await stopped;
  }

  private pauseAfterFailure({ error, lasted }: Failure): number {
    if (lasted > pauses.stable) this.failures = 0;
    this.failures++;
    const { withoutNotifications: long } = pauses;
    if (error instanceof NoNotifications) return backoff(1, { first: long, longest: long });
    return backoff(this.failures, pauses);
  }

  /** @throws Error when it breaks */
  private async listenUntilItBreaks(address: ListeningAddress, stopping: AbortSignal): Promise<number> {
    const pass = (heard: Notification) => this.pass(heard);
    const connection = await ListeningConnection.open(address, this.lease, pass, await this.identity());
    this.connection = connection;
    try {
      if (stopping.aborted) return 0;
      await this.subscribe(connection, [...this.subscriptions]);
      return await connection.beat(() => this.outage.succeeded());
    } finally {
      this.connection = undefined;
      connection.close();
      for (const subscription of this.subscriptions) subscription.end();
    }
  }

  private async subscribe(
    connection: ListeningConnection,
    added: readonly ChannelSubscription[],
  ): Promise<void> {
    await connection.listen([...new Set(added.map(({ channel }) => channel))]);
    if (this.connection === connection) for (const subscription of added) subscription.begin();
  }

  private pass({ channel, payload = '' }: Notification): void {
    for (const subscription of this.subscriptions) {
      if (subscription.channel === channel) subscription.notify(payload);
    }
  }
}
