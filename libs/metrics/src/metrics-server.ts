/** `GET /metrics` on a port of its own, for the gateway, whose port is public. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { MetricsSettings } from '#config';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { renderMetrics } from './exposition.js';

/** A few scrapers and a person; further connections are refused. */
const mostConnections = 50;

@Injectable()
export class MetricsServer implements OnApplicationShutdown {
  private readonly logger = new Logger('Metrics');
  private server: Server | undefined;

  constructor(private readonly settings: MetricsSettings) {}

  /** Does nothing for port 0. @throws the error of Node.js if the port is not available */
  async listen(): Promise<void> {
    const { host, port } = this.settings;
    if (port === 0) return;
    const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        this.logger.error({ err: error, msg: 'The metrics cannot be read' });
        response.writeHead(500).end();
      });
    });
    server.maxConnections = mostConnections;
    server.listen(port, host);
    await once(server, 'listening');
    this.server = server;
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.split('?', 1)[0] !== '/metrics') return void response.writeHead(404).end();
    if (request.method !== 'GET') return void response.writeHead(405, { Allow: 'GET' }).end();
    const { contentType, body } = await renderMetrics(request.headers.accept);
    response.writeHead(200, { 'Content-Type': contentType }).end(body);
  }
}
