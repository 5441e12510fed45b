/** Opens a connection to Redis for one check. */
import type { RedisAddress } from '#config';
import { Redis } from 'ioredis';

/** Milliseconds. */
const patience = 3_000;

/** @throws Error when Redis cannot be reached or refuses the password; what `ask` throws */
export async function askRedis<T>(address: RedisAddress, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis({
    ...address,
    lazyConnect: true,
    connectTimeout: patience,
    commandTimeout: patience,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let failure: unknown;
  redis.on('error', (error) => (failure ??= error));
  try {
    await redis.connect();
    return await ask(redis);
  } catch (error) {
    // Without a connection ioredis says only that it was closed.
    throw failure ?? error;
  } finally {
    redis.disconnect();
  }
}
