/** A load balancer in front of gateways: asks each for its readiness, and tries the next one if a connection is refused. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds. */
const betweenChecks = 200;

export class LoadBalancer {
  /** Connections that a gateway refused; the requests went to another one. */
  refusedConnections = 0;
  /** Gateways whose last check was answered with 200. */
  readonly #ready = new Set<string>();
  readonly #checks: Promise<unknown>[] = [];
  #isOver = false;
  #turn = 0;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(): Promise<LoadBalancer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const balancer = new LoadBalancer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    server.on('request', (asked, answer) => void balancer.#forward(asked, answer));
    return balancer;
  }

  /** @param gateway `http://host:port`; gets requests while it is ready */
  add(gateway: string): void {
    this.#checks.push(this.#check(gateway));
  }

  isReady(gateway: string): boolean {
    return this.#ready.has(gateway);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#checks);
    this.server.closeAllConnections();
    this.server.close();
  }

  async #check(gateway: string): Promise<void> {
    while (!this.#isOver) {
      if (await isReady(gateway)) this.#ready.add(gateway);
      else this.#ready.delete(gateway);
      await pause(betweenChecks);
    }
  }

  /** A refused connection carried no request. After any other fault the gateway may have handled the request, so it is not repeated. */
  async #forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    try {
      const body = await buffer(asked);
      const ready = [...this.#ready];
      const start = this.#turn++;
      for (let attempt = 0; attempt < ready.length; attempt++) {
        const gateway = ready[(start + attempt) % ready.length]!;
        const received = await send(gateway, asked, body);
        if (received) return await pass(received, answer);
        this.refusedConnections++;
      }
      fail(answer, 'No gateway is ready');
    } catch (error) {
      fail(answer, String(error));
    }
  }
}

async function isReady(gateway: string): Promise<boolean> {
  const check = fetch(`${gateway}/health/ready`, { signal: AbortSignal.timeout(5000) });
  return check.then(({ ok }) => ok).catch(() => false);
}

/** @returns undefined if the gateway refused the connection */
async function send(
  gateway: string,
  asked: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage | undefined> {
  const { connection: _, ...headers } = asked.headers;
  // Without an agent each request has a connection of its own.
  const sent = request(gateway + asked.url, { method: asked.method, headers, agent: false });
  sent.end(body);
  try {
    const [received] = (await once(sent, 'response')) as [IncomingMessage];
    // From now on the answer reports faults.
    sent.on('error', () => undefined);
    return received;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return undefined;
    throw error;
  }
}

async function pass(received: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { connection: _, ...headers } = received.headers;
  answer.writeHead(received.statusCode!, headers);
  await pipeline(received, answer);
}

/** An answer that has begun cannot become another one: its connection is closed, which the client sees. */
function fail(answer: ServerResponse, reason: string): void {
  if (answer.headersSent) answer.destroy();
  else answer.writeHead(502, { 'Content-Type': 'text/plain' }).end(reason);
}
