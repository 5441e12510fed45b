/** A collector for OTLP over HTTP, as protobuf: keeps the spans it receives, and every byte. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Environment } from '../apps/start-app.js';
import { bytesIn, type Fields, messagesIn, textIn } from './protobuf.js';

export interface ReceivedSpan {
  readonly service: string;
  /** Name of the instrumentation. */
  readonly scope: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** '' for the first span of a trace. */
  readonly parentId: string;
  /** Numbers as text. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

export class Collector {
  readonly spans: ReceivedSpan[] = [];
  /** The bodies of all requests. */
  readonly bodies: Buffer[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    this.bodies.push(body);
    if (request.url === '/v1/traces') this.spans.push(...spansIn(body));
    response.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end();
  }

  static async start(): Promise<Collector> {
    const collector = new Collector();
    collector.#server.listen(0, '127.0.0.1');
    await once(collector.#server, 'listening');
    return collector;
  }

  /** For the apps: everything is traced, and sent after a tenth of a second. */
  get environment(): Environment {
    return { OTEL_EXPORTER_OTLP_ENDPOINT: this.url, OTEL_BSP_SCHEDULE_DELAY: '100' };
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  ofTrace(traceId: string): ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

/** Field numbers of opentelemetry/proto/trace/v1/trace.proto. */
function spansIn(body: Buffer): ReceivedSpan[] {
  return messagesIn(new Map([[1, [body]]]), 1).flatMap((request) =>
    messagesIn(request, 1).flatMap((ofResource) => {
      const [resource] = messagesIn(ofResource, 1);
      const service = attributesIn(resource!, 1)['service.name'] ?? '';
      return messagesIn(ofResource, 2).flatMap((ofScope) => {
        const scope = textIn(messagesIn(ofScope, 1)[0]!, 1);
        return messagesIn(ofScope, 2).map((span) => spanIn(span, { service, scope }));
      });
    }),
  );
}

const hex = (fields: Fields, number: number) => bytesIn(fields, number).toString('hex');

function spanIn(span: Fields, origin: Pick<ReceivedSpan, 'service' | 'scope'>): ReceivedSpan {
  return {
    ...origin,
    traceId: hex(span, 1),
    spanId: hex(span, 2),
    parentId: hex(span, 4),
    name: textIn(span, 5),
    attributes: attributesIn(span, 9),
    links: messagesIn(span, 13).map((link) => ({ traceId: hex(link, 1), spanId: hex(link, 2) })),
  };
}

function attributesIn(fields: Fields, number: number): Record<string, string> {
  return Object.fromEntries(
    messagesIn(fields, number).map((attribute) => {
      const [value] = [...messagesIn(attribute, 2)[0]!.values()].flat();
      return [textIn(attribute, 1), String(value)];
    }),
  );
}
