/** `POST /api/v1/test/` with cookies, CSRF header and a live session, against a bare Fastify route. */
import { loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { load } from './http-load.js';
import { row } from './row.js';
import { sideBySide } from './side-by-side.js';
import { startLimit } from './start-limit.js';
import type { Step } from './step.js';

const shape = { connections: 32, seconds: 2, wakeful: true };
/** Many short rounds, so that a difference of half a percent shows. */
const rounds = 11;
const name = 'authenticated POST /test/';

export const authenticatedPost: Step = {
  what: 'authenticated requests',
  rows: [name],
  async measure({ system: { addresses, apps } }) {
    const { browser } = await loggedInPerson(addresses.gateway, new Mailbox(addresses.mailbox));
    const headers = { Cookie: browser.jar.header(), 'X-CSRFToken': browser.jar.get('csrftoken')! };
    const url = `${addresses.gateway}/api/v1/test/`;
    const bare = await startLimit('bare-fastify');
    try {
      const [ours, limit] = await sideBySide(
        () => load({ url, headers, server: apps.gateway, ...shape }),
        // The same request with all cookies: the bare route ignores them but still reads their bytes.
        () => load({ url: `${bare.url}/`, headers, server: bare, ...shape }),
        rounds,
      );
      return [row(name, 'requests/s', ours, limit, { atLeast: 0.5 }, 'a bare Fastify route')];
    } finally {
      await bare.stop();
    }
  },
};
