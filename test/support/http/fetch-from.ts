/** `fetch` over TLS from a chosen local address, with an authority of the test's own and connections that stay open. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * @param localAddress IPv4 address of this machine that connections start from
 * @param ca certificate of the authority (PEM)
 * @returns a function that takes bodies as text only
 */
export function fetchFrom(localAddress: string, ca: string): Fetch {
  const agent = new Agent({ keepAlive: true, localAddress, family: 4, ca });
  return async (url, { method = 'GET', headers = {}, body } = {}) => {
    const sent = request(url, { agent, method, headers: Object.fromEntries(new Headers(headers)) });
    sent.end(body ?? undefined);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const content = await text(answer);
    const received = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct))
      for (const value of values ?? []) received.append(name, value);
    const status = answer.statusCode!;
    return new Response(content || null, { status, headers: received });
  };
}
