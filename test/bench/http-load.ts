/** Load on one HTTP route: rate, latency and CPU. */
import autocannon from 'autocannon';
import type { ChildServer } from '../support/servers/child-server.js';
import type { Measured } from './row.js';
import { metered } from './usage.js';

/** Omitted fields are those of the `Load`. */
export type Sent = Pick<autocannon.Request, 'headers' | 'body' | 'setupRequest' | 'onResponse'>;

export interface Load {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** The request of the connection with this number, from 0; without it all send the same. */
  readonly each?: (connection: number) => readonly Sent[];
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
  /** Polls without sleeping. It uses a whole core, so it only suits servers with one thread. */
  readonly wakeful?: boolean;
  /** The measured process. */
  readonly server: Pick<ChildServer, 'pid'>;
}

/** @throws Error if any response is not 2xx: refusals are faster than real answers */
export async function load(wanted: Load): Promise<Measured> {
  const { url, headers = {}, method = 'POST', body, connections, seconds, server, wakeful } = wanted;
  const call = () =>
    autocannon({
      url,
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      connections,
      duration: seconds,
      setupClient: sendingEach(wanted),
    });
  const { result, cpu, memory } = await metered(
    server,
    () => (wakeful ? awake(call) : call()),
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
 * Runs `work` in an event loop that never sleeps. Waking the client costs more than an answer, and the kernel charges it to the
 * server: only servers slower than the client would pay for it.
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

function sendingEach({ each, connections }: Load): NonNullable<autocannon.Options['setupClient']> {
  let clients = 0;
  return (client) => {
    if (each) client.setRequests([...each(clients++ % connections)]);
  };
}

/** Every connection sends all of them, each starting at another one. */
export function roundRobin(all: readonly Sent[], connections: number): NonNullable<Load['each']> {
  return (connection) => {
    const first = Math.floor((all.length * connection) / connections);
    return [...all.slice(first), ...all.slice(0, first)];
  };
}
