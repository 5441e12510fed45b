/** Reports when a part of the local stack stops answering, and when it is back. */
import { connect } from 'node:net';

export interface WatchedAddress {
  readonly name: string;
  /** Any scheme, with host and port. */
  readonly url: string;
}

const everyMilliseconds = 2000;

/** @returns a function that ends the watch */
export function watchAddresses(
  parts: readonly WatchedAddress[],
  say: (name: string, sentence: string) => void,
): () => void {
  const silent = new Set<string>();
  const look = async ({ name, url }: WatchedAddress) => {
    const well = await answers(new URL(url));
    if (well && silent.delete(name)) say(name, 'answers again');
    if (!well && !silent.has(name)) {
      silent.add(name);
      say(name, 'has died or does not answer any more');
    }
  };
  const timer = setInterval(() => void Promise.all(parts.map(look)), everyMilliseconds);
  return () => clearInterval(timer);
}

function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: everyMilliseconds });
    const end = (well: boolean) => {
      socket.destroy();
      resolve(well);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}
