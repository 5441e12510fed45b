/** The same work by better-auth on the same PostgreSQL: session checks and logins. */
import { randomBytes } from 'node:crypto';
import { loggedInPerson, uniqueEmail, uniquePassword } from '../../support/people/people.js';
import { freshDatabase } from '../../support/database/fresh-database.js';
import { CookieJar } from '../../support/http/cookie-jar.js';
import { Mailbox } from '../../support/mail/mailbox.js';
import type { ChildServer } from '../../support/servers/child-server.js';
import { load } from '../http-load.js';
import { row } from '../row.js';
import { sideBySide } from '../side-by-side.js';
import { startLimit } from '../start-limit.js';
import type { Bench, Step } from '../step.js';
import { usageOf } from '../usage.js';
import { fetchPeer } from './fetch-peer.js';

const version = '1.7.25';
const check = { connections: 32, seconds: 4 };
const login = { connections: 8, seconds: 4 };
const json = { 'Content-Type': 'application/json' };
const against = `better-auth ${version}`;
const names = {
  checks: 'session checks against better-auth',
  logins: 'logins against better-auth',
  memory: 'memory after both, against better-auth',
};

export const betterAuth: Step = {
  what: 'better-auth',
  rows: Object.values(names),
  async measure(bench) {
    const { addresses, apps } = bench.system;
    const ours = await loggedInPerson(addresses.gateway, new Mailbox(addresses.mailbox));
    const { jar } = ours.browser;
    const headers = { Cookie: jar.header(), 'X-CSRFToken': jar.get('csrftoken')! };
    const peer = await startPeer(bench);
    const theirs = await signUp(peer);
    const server = apps.gateway;
    const checks = await sideBySide(
      () => load({ url: `${server.url}/api/v1/test/`, headers, server, ...check }),
      () =>
        load({
          url: `${peer.url}/api/auth/get-session`,
          headers: theirs.headers,
          method: 'GET',
          server: peer,
          ...check,
        }),
    );
    const { email, password } = ours;
    const body = JSON.stringify({ email, password });
    const logins = await sideBySide(
      () => load({ url: `${server.url}/api/v1/login/`, headers: json, body, server, ...login }),
      () =>
        load({
          url: `${peer.url}/api/auth/sign-in/email`,
          headers: { ...json, Origin: peer.url },
          body: theirs.body,
          server: peer,
          ...login,
        }),
    );
    const [taken, takenByPeer] = [server, peer].map((each) => ({ value: usageOf(each).memory }));
    return [
      row(names.checks, 'requests/s', ...checks, { atLeast: 1 }, against),
      row(names.logins, 'logins/s', ...logins, { atLeast: 1 }, against),
      row(names.memory, 'MB', taken!, takenByPeer!, { atMost: 2 }, against),
    ];
  },
};

async function startPeer({ servers, teardown }: Bench): Promise<ChildServer> {
  const folder = await fetchPeer('better-auth', { 'better-auth': version });
  const database = await freshDatabase(servers.postgres);
  teardown.add(() => database.drop());
  const peer = await startLimit('peers/better-auth-server', {
    FOLDER: folder,
    DATABASE_URL: database.url,
    SECRET: randomBytes(32).toString('base64'),
    NODE_ENV: 'production',
  });
  teardown.add(() => peer.stop());
  return peer;
}

/** @returns the cookies of the user's browser, and the body of a login */
async function signUp(peer: ChildServer): Promise<{ headers: { Cookie: string }; body: string }> {
  const [email, password] = [uniqueEmail(), uniquePassword()];
  const answer = await fetch(`${peer.url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { ...json, Origin: peer.url },
    body: JSON.stringify({ name: 'A user', email, password }),
  });
  if (!answer.ok) throw new Error(`better-auth answered ${answer.status}: ${await answer.text()}`);
  const jar = new CookieJar();
  jar.take(answer.headers.getSetCookie());
  return { headers: { Cookie: jar.header() }, body: JSON.stringify({ email, password }) };
}
