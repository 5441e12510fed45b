/** Removes the rows of sessions, refresh tokens and codes that can no longer matter. */
import { deleteInBatches, inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Rows removed. */
export interface Flushed {
  sessions: number;
  refreshTokens: number;
  /** And challenges, and secrets that were never confirmed. */
  codes: number;
  securityEvents: number;
  /** Counters, bans and known devices that are over. */
  throttles: number;
}

interface Expired {
  readonly table: string;
  readonly key: string;
  readonly condition: string;
}

/**
 * A session is kept a day past its end, so that a token of it is known for what it was; a refresh token until it
 * would have expired anyway; a security event half a year.
 */
const expired = {
  refreshTokens: { table: 'refresh_tokens', key: 'jti', condition: 'expires_at < now()' },
  sessions: { table: 'sessions', key: 'id', condition: `expires_at < now() - interval '1 day'` },
  securityEvents: {
    table: 'security_events',
    key: 'id',
    condition: `occurred_at < now() - interval '180 days'`,
  },
};

const codes = [
  { table: 'one_time_codes', key: 'digest', condition: 'expires_at < now()' },
  { table: 'login_challenges', key: 'id', condition: 'expires_at < now()' },
  { table: 'passkey_challenges', key: 'holder', condition: 'expires_at < now()' },
  {
    table: 'totp_secrets',
    key: 'user_id',
    condition: `confirmed_at IS NULL AND created_at < now() - interval '1 day'`,
  },
];

const throttles = [
  { table: 'throttle_counters', key: 'key', condition: 'closes_at < now()' },
  { table: 'throttlings', key: 'key', condition: 'ends_at < now()' },
  { table: 'bans', key: 'id', condition: 'expires_at < now()' },
  { table: 'known_devices', key: 'digest', condition: 'expires_at < now()' },
];

/** Nothing a person would miss, so not counted: requests nobody could fulfil, and names held for nobody. */
const leftovers = [
  { table: 'account_requests', key: 'id', condition: `created_at < now() - interval '1 day'` },
  { table: 'reserved_names', key: 'name', condition: 'expires_at < now()' },
];

@Injectable()
export class FlushExpired {
  constructor(private readonly dataSource: DataSource) {}

  /** In batches, each a transaction of its own; several processes may run it at once. */
  async execute(): Promise<Flushed> {
    for (const leftover of leftovers) await this.flush(leftover);
    return {
      refreshTokens: await this.flush(expired.refreshTokens),
      sessions: await this.flush(expired.sessions),
      codes: await this.flushAll(codes),
      securityEvents: await this.flush(expired.securityEvents),
      throttles: await this.flushAll(throttles),
    };
  }

  private async flushAll(tables: readonly Expired[]): Promise<number> {
    let total = 0;
    for (const over of tables) total += await this.flush(over);
    return total;
  }

  private flush({ table, key, condition }: Expired): Promise<number> {
    return deleteInBatches((limit) =>
      inTransaction(this.dataSource, async (db) => {
        const [, deleted] = await db.query<[unknown[], number]>(
          `DELETE FROM ${table} WHERE ${key} IN (
             SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${limit} FOR UPDATE SKIP LOCKED)`,
        );
        return deleted;
      }),
    );
  }
}
