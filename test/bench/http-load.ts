/** Load on one HTTP route: how many requests a second it answers, how fast, and at what cost. */
import autocannon from 'autocannon';
import type { ChildServer } from '../support/stack/child-server.js';
import type { Measured } from './row.js';
import { metered } from './usage.js';

export interface Load {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** The callers, one a request, in turn; each connection begins with another. */
  readonly callers?: readonly Record<string, string>[];
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
  /** Who answers. */
  readonly server: Pick<ChildServer, 'pid'>;
}

/** @throws Error if any answer was not a 2xx: a fast refusal is no result */
export async function load(wanted: Load): Promise<Measured> {
  const { url, headers = {}, method = 'POST', body, connections, seconds, server } = wanted;
  const call = () =>
    autocannon({
      url,
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      connections,
      duration: seconds,
      setupClient: takingTurns(wanted),
    });
  const { result, cpu, memory } = await metered(
    server,
    () => awake(call),
    (done) => done['2xx'],
  );
  if (result.non2xx > 0 || result.errors > 0 || result['2xx'] === 0) {
    throw new Error(
      `${url}: ${result['2xx']} good answers, ${result.non2xx} others, ${result.errors} errors`,
    );
  }
  return {
    value: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu,
    memory,
  };
}

/**
 * Runs `work` in a loop that never sleeps. Waking a caller costs the kernel more than an answer does, at the expense of whoever
 * answers: one that outruns its caller would be spared it, and the other not.
 */
async function awake<T>(work: () => Promise<T>): Promise<T> {
  let over = false;
  const stay = () => {
    if (!over) setImmediate(stay);
  };
  stay();
  try {
    return await work();
  } finally {
    over = true;
  }
}

function takingTurns({
  callers = [],
  method = 'POST',
  connections,
}: Load): NonNullable<autocannon.Options['setupClient']> {
  let clients = 0;
  return (client) => {
    if (callers.length === 0) return;
    const first = Math.floor((callers.length * (clients++ % connections)) / connections);
    const turns = [...callers.slice(first), ...callers.slice(0, first)];
    client.setRequests(turns.map((headers) => ({ method, headers })));
  };
}
