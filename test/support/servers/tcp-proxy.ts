/** A line to a server that can be cut, or go silent with every connection left open. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class TcpProxy {
  /** Both ends of each line, and the first words its client said. */
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

  /** The target's address by way of this proxy. */
  address(target: string): string {
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /**
   * Nothing passes any more, and nobody is told; later connections are taken and hear nothing either.
   * @param greeting only lines whose client began with something that holds this, as PostgreSQL's clients tell their name
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
