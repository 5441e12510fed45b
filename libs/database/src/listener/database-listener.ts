/**
 * Hears what PostgreSQL notifies, on one connection a process that is made anew whenever it breaks. Connects when the
 * first subscriber comes; without an address (in commands) it never does, and nothing is ever fresh.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Notification } from 'pg';
import { Lease, term } from './lease.js';
import { ListeningConnection, NoNotifications } from './listening-connection.js';
import { type Subscriber, ChannelSubscription } from './channel-subscription.js';

/** Milliseconds between two tries to connect, the longer the more there were since a connection that lasted. */
const pauses = { first: 50, longest: 1_000, lasting: 5_000, inVain: 30_000 } as const;

export class DatabaseListener {
  private readonly logger = new Logger('Database');
  private readonly subscriptions = new Set<ChannelSubscription>();
  private readonly lease = new Lease();
  private readonly closing = new AbortController();
  private connection: ListeningConnection | undefined;
  private running: Promise<void> | undefined;
  private broken = false;

  /**
   * @param url of PostgreSQL itself; undefined: never listens
   * @param identity asks the database that is written to for its `databaseIdentity`, where `url` may lead to another
   */
  constructor(
    private readonly url: string | undefined,
    private readonly identity: () => Promise<string | undefined> = async () => undefined,
  ) {}

  /**
   * @param channel any number of subscribers may share one
   * @returns tells whether the subscriber is up to date; it is not before `back`
   */
  listen(channel: string, subscriber: Subscriber): ChannelSubscription {
    const subscription = new ChannelSubscription(channel, subscriber, this.lease);
    this.subscriptions.add(subscription);
    const { connection } = this;
    if (connection) this.subscribe(connection, [subscription]).catch(() => connection.close());
    if (this.url !== undefined) this.running ??= this.keepListening(this.url);
    return subscription;
  }

  /**
   * @returns once all subscribers have heard everything that was committed before the call, or have been told that they
   * hear nothing. Costs one short query, which calls that come together share.
   */
  async catchUp(): Promise<void> {
    const { connection } = this;
    if (!connection) return;
    const given = new AbortController();
    // A heartbeat that takes longer than this leaves the lease to run out, and then nobody trusts what they heard.
    const patience = pause(term, undefined, { signal: given.signal }).catch(() => undefined);
    const heard = connection.heartbeat().catch(() => connection.close());
    await Promise.race([heard, patience]);
    given.abort();
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.connection?.close();
    await this.running;
  }

  private async keepListening(url: string): Promise<void> {
    const { signal } = this.closing;
    for (let tries = 0; !signal.aborted; tries++) {
      const begun = performance.now();
      let inVain = false;
      await this.listenUntilItBreaks(url).catch((error: unknown) => {
        inVain = error instanceof NoNotifications;
        this.reportLoss(error);
      });
      if (performance.now() - begun > pauses.lasting) tries = 0;
      const longest = inVain ? pauses.inVain : Math.min(pauses.first * 2 ** tries, pauses.longest);
      // Processes that lost one server together do not come back in step.
      const wait = longest * (0.5 + Math.random() / 2);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** @throws Error when it breaks */
  private async listenUntilItBreaks(url: string): Promise<void> {
    const pass = (heard: Notification) => this.pass(heard);
    const connection = await ListeningConnection.open(url, this.lease, pass, await this.identity());
    this.connection = connection;
    try {
      if (this.closing.signal.aborted) return;
      await this.subscribe(connection, [...this.subscriptions]);
      await connection.beat(() => this.reportReturn());
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

  /** One line an outage, however many tries it takes. */
  private reportLoss(error: unknown): void {
    if (this.broken || this.closing.signal.aborted) return;
    this.broken = true;
    this.logger.warn({
      msg: 'Nothing is remembered until notifications of the database arrive again',
      err: error,
    });
  }

  private reportReturn(): void {
    if (!this.broken) return;
    this.broken = false;
    this.logger.log('Notifications of the database arrive again');
  }
}
