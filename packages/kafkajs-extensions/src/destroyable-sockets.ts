/**
 * Opens the connections of a kafkajs client and can destroy all of them. kafkajs offers no other way to end a client that waits on a
 * half-open connection.
 */
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ISocketFactory } from 'kafkajs';

/** Milliseconds without traffic before TCP probes the connection. */
const keepAliveDelay = 10_000;

export class DestroyableSockets {
  readonly #open = new Set<Socket>();
  #destroyed = false;

  /** The `socketFactory` of a kafkajs client. */
  readonly create: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const socket = ssl
      ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
      : connectPlain({ host, port }, onConnect);
    socket.setKeepAlive(true, keepAliveDelay);
    socket.setNoDelay(true);
    // kafkajs stops listening when it gives a connection up. A TLS alert that arrives later would end the process.
    socket.on('error', () => undefined);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    if (this.#destroyed) destroy(socket);
    return socket;
  };

  /** Destroys every open connection and each one that is created later. Pending requests reject immediately. */
  destroyAll(): void {
    this.#destroyed = true;
    for (const socket of this.#open) destroy(socket);
  }
}

/**
 * Waits for a graceful shutdown, then destroys the sockets, so that nothing stays open if a broker does not answer.
 * @param timeout milliseconds
 * @param shutdown must not reject after the timeout; a rejection before it is thrown
 */
export async function closeWithin(
  timeout: number,
  shutdown: Promise<unknown>,
  ...sockets: readonly DestroyableSockets[]
): Promise<void> {
  try {
    await Promise.race([shutdown, sleep(timeout, undefined, { ref: false })]);
  } finally {
    for (const one of sockets) one.destroyAll();
  }
}

/** kafkajs rejects its pending requests on `error` only: `destroy()` without an error would leave them pending. */
function destroy(socket: Socket): void {
  socket.destroy(new Error('The client closed the connection'));
}
