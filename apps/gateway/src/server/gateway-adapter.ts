/** Creates the Fastify adapter with its timeouts and size limits. */
import type { Settings } from '#config';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { bodyLimit } from '../body/body-parsers.js';
import { answerHeaders } from './answer-headers.js';
import { answerUnreadable, answerUnroutable } from './early-errors.js';
import { requestIdOf } from './request-id.js';

const seconds = 1000;

/** Maximum number of connections per process. Further connections are refused; open ones stay. */
const maxConnections = 10_000;

export function gatewayAdapter({ app, http, account }: Settings): FastifyAdapter {
  const headers = answerHeaders({ ...app, ...http });
  const adapter = new FastifyAdapter({
    routerOptions: { ignoreTrailingSlash: true },
    bodyLimit,
    trustProxy: http.trustProxy || false,
    genReqId: requestIdOf,
    requestIdHeader: false,
    // Limits for receiving the whole request and its headers; checked every second.
    requestTimeout: 15 * seconds,
    http: { headersTimeout: 10 * seconds, connectionsCheckingInterval: seconds },
    // Idle limits of a connection during a request and between requests.
    connectionTimeout: 30 * seconds,
    keepAliveTimeout: 72 * seconds,
    // During shutdown, requests on open connections are answered, and then the connection is closed.
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable(headers),
    frameworkErrors: answerUnroutable(headers, account.defaultLanguage),
  });
  adapter.getInstance().server.maxConnections = maxConnections;
  return adapter;
}
