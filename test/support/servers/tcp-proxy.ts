/** A TCP proxy that can cut connections, or leave them open without passing data. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class TcpProxy {
  /** Both sockets of each connection, and the first bytes of its client. */
  private readonly lines = new Map<Socket, { greeting: string }>();
  private silent: string | undefined;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @param target address of the server; its port must be named */
  static async to(target: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(target);
    const server = createServer((client) => proxy.join(client, connect(Number(port), hostname)));
    server.listen(0, '127.0.0.1');
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

  resume(): void {
    this.silent = undefined;
    for (const socket of this.lines.keys()) socket.resume();
  }

  async close(): Promise<void> {
    for (const socket of this.lines.keys()) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket, server: Socket): void {
    const line = { greeting: '' };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.lines.set(from, line);
      from.on('data', (chunk: Buffer) => {
        line.greeting ||= chunk.toString('latin1');
        to.write(chunk);
        if (this.silent !== undefined && line.greeting.includes(this.silent)) from.pause();
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.lines.delete(from);
        to.destroy();
      });
      if (this.silent === '') from.pause();
    }
  }
}
