/** Load on one HTTP route: how many requests a second it answers, and how fast. */
import autocannon from 'autocannon';
import type { Measured } from './row.js';

export interface Load {
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
}

/** @throws Error if any answer was not a 2xx: a fast refusal is no result */
export async function load({ url, headers = {}, body, connections, seconds }: Load): Promise<Measured> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers,
    ...(body === undefined ? {} : { body }),
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0 || result['2xx'] === 0) {
    throw new Error(
      `${url}: ${result['2xx']} good answers, ${result.non2xx} others, ${result.errors} errors`,
    );
  }
  return { value: result['2xx'] / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}
