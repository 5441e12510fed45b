/** A DNS server that answers for one name with the addresses of the moment, as the name server of Docker does for a service. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, AUTHORITATIVE_ANSWER, decode, encode } from 'dns-packet';

export class NameServer {
  /** IPv4 addresses of the name. */
  addresses: readonly string[] = [];

  private constructor(
    private readonly socket: Socket,
    private readonly name: string,
  ) {}

  static async start(name: string): Promise<NameServer> {
    const socket = createSocket('udp4');
    const server = new NameServer(socket, name);
    socket.on('message', (query, { address, port }) => socket.send(server.answer(query), port, address));
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return server;
  }

  /** `host:port` */
  get address(): string {
    const { address, port } = this.socket.address();
    return `${address}:${port}`;
  }

  stop(): void {
    this.socket.close();
  }

  /** Other names and types get a response without answers. */
  private answer(query: Buffer): Buffer {
    const { id, questions = [] } = decode(query);
    const answers = questions
      .filter(({ name, type }) => type === 'A' && name === this.name)
      .flatMap(({ name }) => this.addresses.map((data): Answer => ({ type: 'A', name, ttl: 1, data })));
    return encode({
      type: 'response',
      flags: AUTHORITATIVE_ANSWER,
      ...(id !== undefined && { id }),
      questions,
      answers,
    });
  }
}
