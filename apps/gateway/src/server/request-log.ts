/** Logs one line per response: method, path, user, client address, status and duration. */
import type { AppSettings } from '#config';
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { authenticatedUserId } from './authenticated-user-id.js';

const logger = new Logger('Request');

/** The log levels that include these lines. */
const levels = new Set(['info', 'debug', 'trace']);

/** Logs paths without the query, which may contain a mailed code. Omits health checks. */
export function logRequests(server: FastifyInstance, { logLevel }: Pick<AppSettings, 'logLevel'>): void {
  if (!levels.has(logLevel)) return;
  server.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0]!;
    if (!path.startsWith('/health/')) {
      logger.log({
        requestId: request.id,
        method: request.method,
        path,
        status: reply.statusCode,
        address: request.ip,
        milliseconds: Math.round(reply.elapsedTime),
        userId: authenticatedUserId(request),
        msg: 'request answered',
      });
    }
    done();
  });
}
