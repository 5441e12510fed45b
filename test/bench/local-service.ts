/**
 * A service that verifies locally, in a process of its own. A POST of a token to `/` answers whether it is accepted; a POST
 * of tokens to `/measure` verifies them repeatedly, then only looks them up, for `seconds` each.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGatehouse } from '@gatehouse/service';

const { BROKERS, GATEWAY, ISSUER, PORT } = process.env as Record<string, string>;
const gatehouse = createGatehouse({
  mode: 'local',
  kafka: { brokers: BROKERS!.split(',') },
  gateway: GATEWAY!,
  issuer: ISSUER!,
});
await gatehouse.ready();

/** Per second of CPU, so that other load on the machine matters little. */
async function rate(
  tokens: readonly string[],
  seconds: number,
  ask: (token: string) => unknown,
): Promise<number> {
  const begun = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
  let count = 0;
  while (spent() < seconds) {
    for (let turn = 0; turn < 100; turn++) {
      for (const token of tokens) if (!(await ask(token))) throw new Error('A good token was refused');
    }
    count += 100 * tokens.length;
    // Revocations must be read meanwhile: a service with stale revocations refuses all tokens.
    await nextTurn();
  }
  return count / spent();
}

async function measured(request: IncomingMessage, seconds: number): Promise<object> {
  const tokens = JSON.parse(await text(request)) as string[];
  const known = new Map(tokens.map((token) => [token, { token }]));
  const verify = (token: string) => gatehouse.verify(token);
  const lookUp = async (token: string) => known.get(token);
  // Both functions are compiled before the measurement.
  for (const ask of [verify, lookUp]) await rate(tokens, 0.2, ask);
  return { verified: await rate(tokens, seconds, verify), lookedUp: await rate(tokens, seconds, lookUp) };
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  if (pathname === '/measure') {
    return response.end(JSON.stringify(await measured(request, Number(searchParams.get('seconds')))));
  }
  if (request.method !== 'POST') return response.end();
  response.statusCode = (await gatehouse.verify(await text(request))) ? 200 : 401;
  return response.end();
}).listen(Number(PORT), '127.0.0.1');

process.on('SIGTERM', () => void gatehouse.close().then(() => process.exit(0)));
