/** A TCP proxy that can cut or delay connections, or leave them open without passing data. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class TcpProxy {
  /** Both sockets of each connection, and the first bytes of its client. */
  private readonly lines = new Map<Socket, { greeting: string }>();
  private silent: string | undefined;
  private delay: (() => number) | undefined;
  private isRefusing = false;
  private readonly abandoned = new WeakSet<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /**
   * @param target address of the server; its port must be named
   * @param listenPort port of the proxy; 0 lets the system choose
   */
  static async to(target: string, listenPort = 0): Promise<TcpProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer((client) => proxy.join(client, connect(Number(port), hostname)));
    server.listen(listenPort, '127.0.0.1');
    await once(server, 'listening');
    const proxy: TcpProxy = new TcpProxy(server, (server.address() as AddressInfo).port);
    return proxy;
  }

  /** The URL of the target through this proxy. */
  address(target: string): string {
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /**
   * Stops passing data without closing connections; later connections are accepted and get no data either.
   * @param greeting only connections whose first bytes contain this, as PostgreSQL clients send their application_name
   */
  hang(greeting = ''): void {
    this.silent = greeting;
    for (const [socket, line] of this.lines) if (line.greeting.includes(greeting)) socket.pause();
  }

  /** @param milliseconds of each chunk in each direction, drawn anew for every chunk */
  slow(milliseconds: () => number): void {
    this.delay = milliseconds;
  }

  /** Closes the open connections; later ones pass. */
  cut(): void {
    for (const socket of this.lines.keys()) socket.destroy();
  }

  /** The open connections stay silent for ever, as after a crash of the server's machine; later ones pass. */
  abandon(): void {
    this.silent = undefined;
    for (const socket of this.lines.keys()) {
      this.abandoned.add(socket);
      socket.pause();
    }
  }

  /** Closes every connection, also later ones as soon as they open. */
  refuse(): void {
    this.isRefusing = true;
    this.cut();
  }

  /** Accepts connections and passes data again, without delay. */
  resume(): void {
    this.isRefusing = false;
    this.silent = undefined;
    this.delay = undefined;
    for (const socket of this.lines.keys()) if (!this.abandoned.has(socket)) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    if (this.isRefusing) {
      client.destroy();
      server.destroy();
      return;
    }
    const line = { greeting: '' };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.lines.set(from, line);
      from.on('data', (chunk: Buffer) => {
        line.greeting ||= chunk.toString('latin1');
        if (this.delay) this.passLate(chunk, from, to, this.delay());
        else to.write(chunk);
        if (this.isSilent(from)) from.pause();
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.lines.delete(from);
        to.destroy();
      });
      if (this.silent === '') from.pause();
    }
  }

  private isSilent(socket: Socket): boolean {
    return this.silent !== undefined && this.lines.get(socket)?.greeting.includes(this.silent) === true;
  }

  /** One chunk at a time, so that the order stays. */
  private passLate(chunk: Buffer, from: Socket, to: Socket, milliseconds: number): void {
    from.pause();
    setTimeout(() => {
      if (!to.destroyed) to.write(chunk);
      if (!this.abandoned.has(from) && !this.isSilent(from)) from.resume();
    }, milliseconds);
  }
}
