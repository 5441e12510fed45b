/**
 * One delivery of a mail at a time, over all processes: session advisory locks of PostgreSQL, all of a process on one
 * connection of its own. They last exactly as long as that connection, so a killed process holds nothing back, a slow
 * send keeps its lock without a guess at its length, and twenty sends cost one connection and no open transaction.
 */
import { DatabaseSettings } from '#config';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';

/** Milliseconds; a connection that answers slower counts as lost. */
const connectTimeout = 1500;
const queryTimeout = 5000;

/** A peer that vanished without a word (power, network) loses its locks in half a minute instead of two hours. */
const keepalive = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

@Injectable()
export class DeliveryLock implements OnApplicationShutdown {
  private readonly held = new Set<string>();
  private client: Client | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly settings: DatabaseSettings) {}

  /** Runs `work` unless this mail is being delivered already, here or elsewhere; then undefined. */
  async hold<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    // The same connection would get the same lock a second time.
    if (this.held.has(id)) return undefined;
    this.held.add(id);
    try {
      if (!(await this.ask('pg_try_advisory_lock', id))) return undefined;
      try {
        return await work();
      } finally {
        // A connection that fails here has taken its locks along.
        await this.ask('pg_advisory_unlock', id).catch(() => undefined);
      }
    } finally {
      this.held.delete(id);
    }
  }

  onApplicationShutdown(): void {
    this.drop();
  }

  /** One question at a time: a `pg` client does not take a second one meanwhile. */
  private ask(lockFunction: 'pg_try_advisory_lock' | 'pg_advisory_unlock', id: string): Promise<boolean> {
    const answer = this.turn.then(async () => {
      try {
        this.client ??= await this.connect();
        const { rows } = await this.client.query<{ done: boolean }>(
          `SELECT ${lockFunction}(hashtextextended($1, 0)) AS done`,
          [`mail_outbox:${id}`],
        );
        return rows[0]?.done ?? false;
      } catch (error) {
        this.drop();
        throw error;
      }
    });
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.settings.url,
      application_name: 'gatehouse mail locks',
      connectionTimeoutMillis: connectTimeout,
      query_timeout: queryTimeout,
      keepAlive: true,
      options: keepalive,
    });
    client.on('error', () => {
      if (this.client === client) this.drop();
    });
    await client.connect();
    return client;
  }

  /** Not awaited: a broken connection may never say goodbye. */
  private drop(): void {
    void this.client?.end().catch(() => undefined);
    this.client = undefined;
  }
}
