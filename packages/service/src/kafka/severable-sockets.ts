/** Opens the client's connections and can cut them all: the only sure end of a client that waits on a half-open line. */
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const keepAliveDelay = 10_000;

export class SeverableSockets {
  private readonly open = new Set<Socket>();
  private severed = false;

  readonly create: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const socket = ssl
      ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
      : connectPlain({ host, port }, onConnect);
    socket.setKeepAlive(true, keepAliveDelay);
    socket.setNoDelay(true);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    if (this.severed) cut(socket);
    return socket;
  };

  /** Cuts every connection and any that is still tried: whoever waits on one is told at once, and can send no more. */
  sever(): void {
    this.severed = true;
    for (const socket of this.open) cut(socket);
  }
}

/** The client listens for errors only; a plain `destroy` would leave its requests waiting. */
function cut(socket: Socket): void {
  socket.destroy(new Error('The connection was given up'));
}
