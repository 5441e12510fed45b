/** Serves an SMTP catcher as JSON over HTTP to test files in other processes. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Behaviour, SmtpCatcher } from './smtp-catcher.js';

/** @returns its URL, and a function that closes it */
export async function serveMailbox(catcher: SmtpCatcher): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mailbox');
    const to = searchParams.get('to')?.toLowerCase();
    const addressed = <T extends { to: string }>(all: readonly T[]) =>
      all.filter((one) => to === undefined || one.to.toLowerCase() === to);
    if (request.method === 'POST') {
      const order = (await json(request)) as { recipient: string; behaviour: Behaviour };
      catcher.respond(order.recipient, order.behaviour);
    }
    const answer = pathname === '/attempts' ? addressed(catcher.attempts) : addressed(catcher.mails);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
