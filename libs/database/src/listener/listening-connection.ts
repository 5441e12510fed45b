/** One connection that listens to notifications: outside the pool, with a heartbeat, until it breaks or is closed. */
import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Notification } from 'pg';
import type { DatabaseSettings } from '#config';
import { tlsFaultOf } from '#errors';
import { databaseAddressOf } from '../database-address.js';
import { driverTls } from '../driver-tls.js';
import { isPooled } from '../session-parameters.js';
import { type Lease, thisMoment } from './lease.js';

/** Milliseconds. */
const timings = {
  heartbeat: 250,
  /** While the lease is unused. It expires in between; the next read renews it. */
  idleHeartbeat: 5_000,
  /** A query that takes longer ends the connection. */
  patience: 2_000,
  connect: 1_500,
} as const;

/**
 * The answer comes after the notifications of everything that was committed before (PostgreSQL, async.c). `now` is numeric:
 * its text is exact whatever the session's parameters are.
 */
const heartbeat = 'SELECT extract(epoch FROM clock_timestamp()) AS now, pg_backend_pid() AS backend';

/** Identifies a database across servers. */
export const databaseIdentity = `
  SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid AS identity
  FROM pg_database WHERE datname = current_database()`;

/** Notifications cannot arrive through this address, so retrying soon is pointless. */
export class NoNotifications extends Error {}

/** Of PostgreSQL itself, not of a connection pooler. */
export interface ListeningAddress {
  readonly url: string;
  readonly tls?: DatabaseSettings['tls'];
}

export class ListeningConnection {
  private readonly over = new AbortController();
  private current: Promise<void> = Promise.resolve();
  private following: Promise<void> | undefined;
  private resting: AbortController | undefined;

  private constructor(
    private readonly client: Client,
    private readonly socket: Socket,
    private readonly lease: Lease,
  ) {
    client.once('end', () => this.close());
  }

  /**
   * @param identity what `databaseIdentity` answers in the database that is written to; left out where the address is the same
   * @throws NoNotifications behind a connection pooler, or if this is another database
   * @throws Error when the database cannot be reached
   */
  static async open(
    { url, tls }: ListeningAddress,
    lease: Lease,
    onNotification: (notification: Notification) => void,
    identity?: string,
  ): Promise<ListeningConnection> {
    const socket = new Socket();
    const client = new Client({
      connectionString: url,
      ...driverTls(url, tls),
      stream: () => socket,
      keepAlive: true,
      connectionTimeoutMillis: timings.connect,
      query_timeout: timings.patience,
      application_name: 'gatehouse listener',
    });
    // Without a listener an error between two queries would end the process; the next heartbeat meets it again.
    client.on('error', () => undefined);
    client.on('notification', onNotification);
    try {
      await client.connect();
      const connection = new ListeningConnection(client, socket, lease);
      // Before LISTEN, which would stay behind on a connection of the pooler.
      await connection.heartbeat();
      if (identity !== undefined) await connection.requireIdentity(identity);
      return connection;
    } catch (error) {
      socket.destroy();
      const tlsFault = tlsFaultOf(error, 'DB_SSL', databaseAddressOf(url).server);
      throw tlsFault ? new Error(tlsFault, { cause: error }) : error;
    }
  }

  private async requireIdentity(expected: string): Promise<void> {
    const { rows } = await this.client.query<{ identity: string }>(databaseIdentity);
    if (rows[0]?.identity === expected) return;
    throw new NoNotifications('DATABASE_LISTEN_URL leads to another database than DATABASE_URL');
  }

  /** Resolves when PostgreSQL listens: the notifications of every later commit arrive. */
  async listen(channels: readonly string[]): Promise<void> {
    const statements = channels.map((channel) => `LISTEN ${this.client.escapeIdentifier(channel)}`);
    await this.client.query(statements.join('; '));
  }

  /** Renews the lease until the connection ends. @throws Error when it has ended, or does not answer within two seconds */
  async beat(onBeat: () => void): Promise<never> {
    const { signal } = this.over;
    while (!signal.aborted) {
      await this.heartbeat();
      onBeat();
      await this.rest();
    }
    throw new Error('The listening connection has ended');
  }

  private async rest(): Promise<void> {
    const rest = new AbortController();
    this.resting = rest;
    const { inUse } = this.lease;
    if (!inUse) this.lease.onceAsked(() => rest.abort());
    const length = inUse ? timings.heartbeat : timings.idleHeartbeat;
    await pause(length, undefined, { signal: rest.signal }).catch(() => undefined);
  }

  /**
   * Concurrent calls share one heartbeat, which is sent after all of them.
   * @returns when all notifications committed before the call have been received
   * @throws Error when that cannot be known
   */
  heartbeat(): Promise<void> {
    this.following ??= this.current.then(
      () => this.nextHeartbeat(),
      () => this.nextHeartbeat(),
    );
    return this.following;
  }

  private nextHeartbeat(): Promise<void> {
    this.following = undefined;
    this.current = this.sendHeartbeat();
    return this.current;
  }

  private async sendHeartbeat(): Promise<void> {
    const sent = thisMoment();
    const { rows } = await this.client.query<{ now: string; backend: number }>(heartbeat);
    const { now, backend } = rows[0]!;
    if (isPooled(this.client, backend)) {
      throw new NoNotifications(
        'Notifications do not pass a connection pooler: set DATABASE_LISTEN_URL to an address of PostgreSQL itself',
      );
    }
    this.over.signal.throwIfAborted();
    this.lease.renew(sent, Number(now));
  }

  /** Stops the heartbeat and destroys the socket: a clean end would wait for a server that may not answer. */
  close(): void {
    this.over.abort();
    this.resting?.abort();
    this.lease.end();
    this.socket.destroy();
  }
}
