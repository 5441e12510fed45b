/** Compares the clock of this machine with those of PostgreSQL and Redis. Kafka has no request for the time. */
import type { RedisSettings } from '#config';
import type { Check } from '../check.js';
import { DatabaseAway, type DiagnosedDatabase } from '../diagnosed-database.js';
import { findTime } from '../database/time.store.js';
import { type Finding, finding } from '../finding.js';
import { askRedis } from '../redis/ask-redis.js';

/** Seconds. One-time codes change every 30 seconds; audit and expiry are by the database's clock. */
const tolerated = 2;
const harmful = 30;

export class ClockCheck implements Check {
  readonly name = 'clock';

  constructor(
    private readonly database: DiagnosedDatabase,
    private readonly redis: RedisSettings,
    private readonly now = () => Date.now(),
  ) {}

  async run(): Promise<readonly Finding[]> {
    const [postgresql, redis] = await Promise.all([
      this.aheadOf(() => this.database.read(findTime)).catch((error: unknown) => {
        if (error instanceof DatabaseAway) return undefined;
        throw error;
      }),
      this.aheadOf(() => this.redisTime()).catch(() => undefined), // The check of Redis reports that it is away.
    ]);
    return [...judgeClock('PostgreSQL', postgresql), ...judgeClock('Redis', redis)];
  }

  private async redisTime(): Promise<number | undefined> {
    const { address } = this.redis;
    if (!address) return undefined;
    const [seconds, microseconds] = await askRedis(address, (redis) => redis.time());
    return Number(seconds) * 1000 + Number(microseconds) / 1000;
  }

  /** @returns seconds that the other clock is ahead, at least: the answer may have been written at any moment of the wait */
  private async aheadOf(ask: () => Promise<number | undefined>): Promise<number | undefined> {
    const before = this.now();
    const time = await ask();
    const after = this.now();
    if (time === undefined) return undefined;
    if (time > after) return (time - after) / 1000;
    return time < before ? (time - before) / 1000 : 0;
  }
}

/** @param ahead seconds that the server's clock is ahead; undefined if it is unknown */
export function judgeClock(server: string, ahead: number | undefined): Finding[] {
  if (ahead === undefined || Math.abs(ahead) <= tolerated) return [];
  const parameters = { server, seconds: Math.round(ahead) };
  return [
    Math.abs(ahead) > harmful ? finding('clock.wrong', parameters) : finding('clock.differs', parameters),
  ];
}
