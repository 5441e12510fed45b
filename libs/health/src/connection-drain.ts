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
  // The loop has just accepted what was queued; what is queued when the server stops listening is reset by the system.
  await nextTurn();
  const closed = stopListening(server);
  // Afterwards, or a client that receives `Connection: close` would be in that queue with its next one.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  // When the loop has read what has arrived: a process short of time would close a connection with a request in it.
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
