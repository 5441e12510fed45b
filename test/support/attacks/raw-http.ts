/** HTTP as raw bytes, for requests that no client library sends. */
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** Everything the server sent until it closed the connection, with interim and further responses. */
  readonly received: string;
}

/**
 * Sends the bytes and reads until the server closes the connection, so the request should say `Connection: close`.
 * @param origin `http://host:port`
 */
export function sendRaw(origin: string, request: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => (received += String(chunk)));
    socket.on('close', () => resolve(answerIn(received)));
    socket.on('error', reject);
    socket.write(request);
  });
}

function answerIn(received: string): RawAnswer {
  const [head = '', ...rest] = received.replace(/^HTTP\/1\.1 100 [^]*?\r\n\r\n/, '').split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  return { status, head, body: rest.join('\r\n\r\n'), received };
}
