/** `POST /api/v1/login/refresh/`, each browser with the token of its last response, against bare batches of the same writes. */
import type { SystemAddresses } from '../support/apps/system.js';
import { activatedPerson, logInFromNewBrowser, type Person } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { load } from './http-load.js';
import { type Measured, row } from './row.js';
import { sideBySide } from './side-by-side.js';
import { startLimit } from './start-limit.js';
import type { Step } from './step.js';

const connections = 32;
const seconds = 4;
/** The default of DB_POOL_SIZE. */
const poolSize = 10;
const name = 'refresh of a session';
const against = 'bare pg statements of the same writes, in the same batches, on the same tables';

export const refreshes: Step = {
  what: 'refreshes',
  rows: [name],
  async measure({ system: { addresses, apps } }) {
    const { gateway, mailbox, environment } = addresses;
    const person = await activatedPerson(gateway, new Mailbox(mailbox));
    const bare = await startLimit('bare-rotation', {
      DATABASE_URL: environment['DATABASE_URL']!,
      POOL_SIZE: String(poolSize),
      USER_ID: String(person.userId),
    });
    try {
      const [ours, limit] = await sideBySide(await refreshesBy(person, apps.gateway, seconds), async () => {
        const answer = await fetch(`${bare.url}/?connections=${connections}&seconds=${seconds}`);
        return (await answer.json()) as Measured;
      });
      return [row(name, 'refreshes/s', ours, limit, { atLeast: 0.08 }, against)];
    } finally {
      await bare.stop();
    }
  },
};

/** @returns refreshes sessions for some seconds; each browser goes on where it stopped */
export async function refreshesOf(
  { gateway: url, mailbox }: SystemAddresses,
  gateway: ChildServer,
  seconds: number,
): Promise<() => Promise<Measured>> {
  return refreshesBy(await activatedPerson(url, new Mailbox(mailbox)), gateway, seconds);
}

/** One browser per connection. */
async function refreshesBy(
  person: Person,
  gateway: ChildServer,
  seconds: number,
): Promise<() => Promise<Measured>> {
  const tokens: string[] = [];
  for (let count = 0; count < connections; count++) {
    const { jar } = await logInFromNewBrowser(person);
    tokens.push(jar.get('refresh_token')!);
  }
  return () => refreshInTurn(gateway, tokens, seconds);
}

/** @param tokens one for each connection; replaced by their successors in place */
function refreshInTurn(gateway: ChildServer, tokens: string[], seconds: number): Promise<Measured> {
  return load({
    url: `${gateway.url}/api/v1/login/refresh/`,
    each: (browser) => [
      {
        setupRequest: (request) => ({ ...request, headers: { Cookie: `refresh_token=${tokens[browser]}` } }),
        onResponse: (_status, _body, _context, headers) => {
          // Requests cut off at the end get no response, so their token is valid once more.
          tokens[browser] = refreshTokenIn(headers) ?? tokens[browser]!;
        },
      },
    ],
    connections,
    seconds,
    server: gateway,
  });
}

function refreshTokenIn(headers: object = {}): string | undefined {
  const { 'set-cookie': cookies = [] } = headers as { 'set-cookie'?: string[] };
  const cookie = [cookies].flat().find((line) => line.startsWith('refresh_token='));
  return cookie && /^refresh_token=([^;]+)/.exec(cookie)?.[1];
}
