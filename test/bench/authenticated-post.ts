/** `POST /api/v1/test/` with cookies, CSRF header and a live session, against a bare Fastify route. */
import { loggedInPerson } from '../support/factories.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { RunningSystem } from '../support/system.js';
import { startLimit } from './start-limit.js';
import { load } from './http-load.js';
import { median, type Measured, row, type Row } from './row.js';

const rounds = 3;
const shape = { connections: 32, seconds: 6 };

export async function authenticatedPost({ addresses }: RunningSystem): Promise<Row> {
  const { browser } = await loggedInPerson(addresses.gateway, new Mailbox(addresses.mailbox));
  const headers = { Cookie: browser.jar.header(), 'X-CSRFToken': browser.jar.get('csrftoken')! };
  const bare = await startLimit('bare-fastify');
  try {
    const [ours, limit]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      ours.push(await load({ url: `${addresses.gateway}/api/v1/test/`, headers, ...shape }));
      limit.push(await load({ url: `${bare.url}/`, ...shape }));
    }
    return row('authenticated POST /test/', 'requests/s', median(ours), median(limit), { atLeast: 0.5 });
  } finally {
    await bare.stop();
  }
}
