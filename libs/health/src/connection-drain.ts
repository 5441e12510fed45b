/**
 * Empties an HTTP server without resetting a connection. A client that keeps its connection open may have sent a request at
 * the moment the server closes it (RFC 9112 section 9.6), so connections are closed by an answer where there is one.
 */
import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds a connection without a request is kept open, for the request that may be on its way. */
const lingering = 1000;

/** Milliseconds after which connections are cut whatever they do; leaves time for the rest of a shutdown. */
const patience = 7000;

/**
 * Stops listening, and closes every connection with the answer to its next request. Settles when no connection is left: those
 * without a request are closed after a second, requests that run are answered first.
 */
export async function drainConnections(server: Server): Promise<void> {
  // Lets the event loop accept queued connections: the system resets those still queued when the server stops listening.
  await nextTurn();
  const closed = stopListening(server);
  // Only now: a client that received `Connection: close` earlier could reconnect and be in that queue.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  // setImmediate: arrived data is read first. Otherwise a busy process would close a connection with an unread request.
  const idle = setInterval(() => setImmediate(() => server.closeIdleConnections()), lingering);
  const overdue = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(overdue);
}

/** `close()` of an HTTP server closes idle connections immediately; `close()` of the class it extends closes none. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => NetServer.prototype.close.call(server, () => resolve()));
}
