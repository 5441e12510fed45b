/** Counts attempts in Redis. Each operation is one script and therefore atomic. */
import type { RedisAddress } from '#config';
import { tlsFaultOf } from '#errors';
import { Redis } from 'ioredis';
import { v7 as uuidv7 } from 'uuid';
import type { Counter, FullCounter, TakeResult, ThrottleStore } from './throttle-store.js';

/** KEYS: the counters. ARGV: the id of windows opened now, then limit and milliseconds of each counter. */
const take = `
  local full = {}
  for i, key in ipairs(KEYS) do
    if tonumber(redis.call('HGET', key, 'used') or '0') >= tonumber(ARGV[2 * i]) then
      full[#full + 1] = { i, redis.call('PTTL', key), redis.call('HSETNX', key, 'told', '1') }
    end
  end
  if #full > 0 then return { 0, full } end
  local windows = {}
  for i, key in ipairs(KEYS) do
    if redis.call('HSETNX', key, 'window', ARGV[1]) == 1 then redis.call('PEXPIRE', key, ARGV[2 * i + 1]) end
    redis.call('HINCRBY', key, 'used', 1)
    windows[i] = redis.call('HGET', key, 'window')
  end
  return { 1, windows }`;

/** KEYS: the counters. ARGV: the window of each in which the attempt was counted. */
const giveBack = `
  for i, key in ipairs(KEYS) do
    if redis.call('HGET', key, 'window') == ARGV[i] then redis.call('HINCRBY', key, 'used', -1) end
  end`;

/** Time-out of connections and commands in milliseconds. If it were shorter, delays of a busy process would count as failures. */
const timeout = 1000;

type Reply = readonly [1, readonly string[]] | readonly [0, readonly (readonly [number, number, 0 | 1])[]];

export class RedisThrottleStore implements ThrottleStore {
  private redis: Redis | undefined;
  private opened: Promise<void> | undefined;
  /** Set while TLS to Redis fails: the error of a command alone does not say so. */
  private tlsFault: Error | undefined;

  constructor(private readonly address: RedisAddress) {}

  /** @throws Error if Redis does not respond in time */
  async take(counters: readonly Counter[]): Promise<TakeResult> {
    const names = counters.map(({ key }) => nameOf(key));
    const limits = counters.flatMap(({ limit, seconds }) => [limit, seconds * 1000]);
    const redis = await this.connection();
    const [counted, rest] = (await redis.eval(take, names.length, ...names, uuidv7(), ...limits)) as Reply;
    if (!counted) return { counted: false, full: rest.map((one) => fullCounter(counters, one)) };
    return { counted: true, giveBack: () => this.giveBack(names, rest) };
  }

  /** @throws Error with instructions if Redis does not respond in time */
  async clear(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const redis = await this.connection();
    await redis.del(...keys.map(nameOf)).catch((cause: unknown) => {
      throw new Error('Redis cannot be reached. Is it running, and does REDIS_URL name it?', { cause });
    });
  }

  close(): void {
    this.redis?.disconnect();
  }

  private async giveBack(names: readonly string[], windows: readonly string[]): Promise<void> {
    await (await this.connection()).eval(giveBack, names.length, ...names, ...windows);
  }

  /**
   * The first attempt opens the connection. After a loss the client reconnects; until then commands fail immediately.
   */
  private async connection(): Promise<Redis> {
    this.redis ??= this.connect();
    this.opened ??= this.redis.connect().catch(() => undefined);
    await this.opened;
    if (this.tlsFault) throw this.tlsFault;
    return this.redis;
  }

  private connect(): Redis {
    const { host, port, tls } = this.address;
    const redis = connectionTo(this.address);
    redis.on('ready', () => (this.tlsFault = undefined));
    // Commands reject on a loss as well, and their callers handle it.
    return redis.on('error', (cause) => {
      const fault = tls && tlsFaultOf(cause, 'REDIS_SSL', `${host}:${port}`);
      this.tlsFault = fault === undefined ? undefined : new Error(fault, { cause });
    });
  }
}

function connectionTo(address: RedisAddress): Redis {
  return new Redis({
    ...address,
    lazyConnect: true,
    connectTimeout: timeout,
    commandTimeout: timeout,
    // A command that times out leaves its connection as it is, and TCP notices a vanished server only after 15 minutes.
    socketTimeout: 5 * timeout,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  });
}

/** The hash tag puts all keys in one slot, as scripts require in a Redis cluster. */
const nameOf = (key: string) => `gatehouse:{throttle}:${key}`;

function fullCounter(
  counters: readonly Counter[],
  [position, milliseconds, first]: readonly [number, number, 0 | 1],
): FullCounter {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / 1000));
  return { key: counters[position - 1]!.key, retryAfter, first: first === 1 };
}
