/** Finds out whether a server that the app does not wait for can be reached: at the start, in one log line, and later for reports. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { HealthCheck } from '#health';
import { Logger } from '@nestjs/common';

/** Milliseconds. */
const patience = 1000;

export interface NeededServer {
  readonly name: 'Kafka' | 'Redis';
  /** `host:port`; one that answers is enough. */
  readonly addresses: readonly string[];
  readonly setting: 'KAFKA_URL' | 'REDIS_URL';
  /** What the app does until the server is there, as a clause: `mails wait`. */
  readonly meanwhile: string;
}

/** For every app that has been given a server of this kind. Never throws: the app starts without it. */
export async function reportUnreachable(server: NeededServer): Promise<void> {
  const { name, addresses, setting, meanwhile } = server;
  if (addresses.length === 0) return;
  try {
    await Promise.any(addresses.map(reach));
  } catch (error) {
    const [reason] = (error as AggregateError).errors as Error[];
    new Logger('Startup').warn({
      msg: `${name} at ${addresses.join(', ')} cannot be reached: ${reason!.message}. Until it answers, ${meanwhile}. Is it running, and does ${setting} name it?`,
    });
  }
}

/** @param addresses `host:port`; one that answers is enough */
export function serverCheck(name: string, addresses: readonly string[]): HealthCheck {
  return { name, kind: 'noted', check: () => Promise.any(addresses.map(reach)) };
}

async function reach(address: string): Promise<void> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(patience) });
  } catch (error) {
    throw (error as Error).name === 'AbortError' ? new Error(`no answer within ${patience} ms`) : error;
  } finally {
    socket.destroy();
  }
}
